// What the licences of bundled packages ask for: their copyright and their text go with every copy. Packages with the same
// text share it.
const fs = require('node:fs');
const path = require('node:path');

/** What packages have within their own files, by their own source maps; not installed, so their copyright is said here. */
const WITHIN = {
  '@secretlint/secretlint-rule-preset-recommend': [
    ['@textlint/regexp-string-matcher', 'Copyright (c) 2018 azu'],
    [
      'escape-string-regexp',
      'Copyright (c) Sindre Sorhus <sindresorhus@gmail.com> (https://sindresorhus.com)',
    ],
    [
      'lodash.sortby, lodash.uniq, lodash.uniqwith',
      'Copyright jQuery Foundation and other contributors <https://jquery.org/>; Based on Underscore.js, copyright Jeremy Ashkenas, DocumentCloud and Investigative Reporters & Editors <http://underscorejs.org/>',
    ],
  ],
};

/** Where the text of a licence begins; what stands before it is a title and the copyright. */
const BEGINNING = /^(?:permission (?:is hereby granted|to use)|redistribution and use)/im;
const TITLE = /^(?:\(?(?:the )?(?:mit|isc|bsd[- ]3-clause)(?: license)?(?: \(mit\))?\)?)$/i;
/** Our own text goes with every copy already. */
const OWN = 'The text of this license is in the file LICENSE of this package.';
/** Licences that are content with an address. */
const LINKED = { 'BlueOak-1.0.0': 'https://blueoakcouncil.org/license/1.0.0' };

/**
 * The folders of the packages that have code in what was built.
 * @param metafile of esbuild
 */
function packagesIn({ outputs }) {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([file, { bytesInOutput }]) => {
      const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/')) ?? [];
      return folder !== undefined && bytesInOutput > 0 ? [folder] : [];
    });
}

/**
 * All notices, in an order that is the same everywhere.
 * @param folders of packages
 * @throws Error for a package whose licence cannot be told
 */
function noticesOf(folders) {
  const own = textOf(fs.readFileSync('LICENSE', 'utf8')).toLowerCase();
  const groups = new Map();
  for (const { license, text, packages } of [...new Set(folders)].map(noticeOf)) {
    const key = text.toLowerCase();
    if (!groups.has(key)) groups.set(key, { license, text, packages: new Set() });
    for (const one of packages) groups.get(key).packages.add(one);
  }
  const parts = [...groups.values()].map(
    ({ license, text, packages }) =>
      `${license}\n\n${[...packages].sort().join('\n')}\n\n${text.toLowerCase() === own ? OWN : text}\n`,
  );
  // Not in the order in which they were bundled, nor by folders, which differ from machine to machine.
  parts.sort();
  return `Challenge Log has code of these packages in it.\n\n${parts.join(`\n${'-'.repeat(20)}\n\n`)}`;
}

function noticeOf(folder) {
  const { name, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (LINKED[license]) return { license, text: LINKED[license], packages: [name] };
  const file = fs.readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const written = file && fs.readFileSync(path.join(folder, file), 'utf8');
  const text = written && textOf(written);
  if (!text)
    throw new Error(`The licence of ${folder} cannot be told: look at it, and at scripts/notices.cjs.`);
  const copyright = written
    .slice(0, written.search(BEGINNING))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !TITLE.test(line))
    .join('; ');
  const own = [[name, copyright], ...(WITHIN[name] ?? [])];
  return {
    license,
    text,
    packages: own.map(([one, holder]) => `${one}: ${holder}`),
  };
}

/** The text of a licence, each paragraph in one line: what differs in its line breaks alone is the same text. */
function textOf(written) {
  const begins = written.search(BEGINNING);
  if (begins < 0) return undefined;
  return written
    .slice(begins)
    .trim()
    .split(/(?:\r?\n){2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .join('\n\n');
}

module.exports = { noticesOf, packagesIn };
