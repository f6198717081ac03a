// An esbuild plugin that makes our own source count where it goes, so that the fuzzer knows which inputs went
// somewhere new: each branch of the source adds one to its own counter. It also collects the words of the source, which
// are what inputs are best made of.
const fs = require('node:fs');
const ts = require('typescript');

/**
 * @param isOurs which files get counters, by their path
 * @param found is given the number of counters and the words when the build ends
 */
function instrument(isOurs, found) {
  return {
    name: 'instrument',
    setup(build) {
      let counters = 0;
      const words = new Set();
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!isOurs(path)) return undefined;
        const source = fs.readFileSync(path, 'utf8');
        const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
        return { contents: counted(file, () => counters++, words), loader: 'ts' };
      });
      build.onEnd(() => found({ counters, words: [...words] }));
    },
  };
}

/** The text of a source file with a counter in each branch. Lines stay where they are. */
function counted(file, next, words) {
  const insertions = [];
  const insert = (at, text) => insertions.push({ at, text, order: insertions.length });
  const count = () => `COUNT[${next()}]++`;
  const wrapped = (node, open, close) => {
    insert(node.getStart(file), open);
    insert(node.end, close);
  };
  const statement = (node) => {
    if (ts.isBlock(node)) insert(node.getStart(file) + 1, `${count()};`);
    else wrapped(node, `{${count()};`, '}');
  };
  const expression = (node) => wrapped(node, `(${count()},`, ')');
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) && node.text.length > 0 && node.text.length < 40) words.add(node.text);
    if (ts.isFunctionLike(node) && node.body) (ts.isBlock(node.body) ? statement : expression)(node.body);
    else if (ts.isIfStatement(node)) {
      statement(node.thenStatement);
      if (node.elseStatement) statement(node.elseStatement);
    } else if (ts.isIterationStatement(node, false)) statement(node.statement);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(expression);
    else if (ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind)) expression(node.right);
    else if (ts.isCaseOrDefaultClause(node) && node.statements.length > 0)
      insert(node.statements[0].getStart(file), `${count()};`);
    else if (ts.isCatchClause(node)) statement(node.block);
    ts.forEachChild(node, visit);
  };
  visit(file);
  let text = '';
  let at = 0;
  for (const one of insertions.sort((a, b) => a.at - b.at || a.order - b.order)) {
    text += file.text.slice(at, one.at) + one.text;
    at = one.at;
  }
  return text + file.text.slice(at);
}

function isChoice(operator) {
  const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken } = ts.SyntaxKind;
  return [AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken].includes(operator);
}

module.exports = { instrument };
