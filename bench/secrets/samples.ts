/**
 * Secrets in public formats, made by lot from parts when they are needed, so that no text of this repository looks like
 * one: packagers and forges search what they get for such texts.
 */
export interface Sample {
  /** What it is, for the table. */
  readonly kind: string;
  /** A few lines of code or configuration around it. */
  readonly text: string;
  /** What must not be left of it, each at least 6 characters long. */
  readonly secrets: readonly string[];
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const ALNUM = LOWER + UPPER + DIGITS;
const URL64 = `${ALNUM}-_`;
const BASE64 = `${ALNUM}+/`;
/** The letters and signs of passwords that generators make. */
const STRONG = `${ALNUM}!?^~+=.`;

type Draw = (signs: string, length: number) => string;

/** Draws by lot, and the same for the same seed. */
function drawing(seed: number): { draw: Draw; pick: <Item>(items: readonly Item[]) => Item } {
  let state = seed >>> 0 || 1;
  const next = (below: number): number => {
    // Numerical Recipes' generator; its high bits are good enough for samples.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return {
    draw: (signs, length) => Array.from({ length }, () => signs[next(signs.length)]).join(''),
    pick: (items) => items[next(items.length)] as never,
  };
}

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const join = (...parts: readonly string[]) => parts.join('');

/** Tokens that are known by themselves, whatever the name before them. */
const TOKENS: Readonly<Record<string, (draw: Draw) => string>> = {
  'GitHub, personal': (draw) => join('ghp', '_', draw(ALNUM, 36)),
  'GitHub, OAuth': (draw) => join('gho', '_', draw(ALNUM, 36)),
  'GitHub, server': (draw) => join('ghs', '_', draw(ALNUM, 36)),
  'GitHub, fine-grained': (draw) => join('github', '_pat_', draw(ALNUM, 22), '_', draw(ALNUM, 59)),
  'GitLab, personal': (draw) => join('glpat', '-', draw(URL64, 20)),
  npm: (draw) => join('npm', '_', draw(ALNUM, 36)),
  'Slack, bot': (draw) => join('xoxb', '-', draw(DIGITS, 12), '-', draw(DIGITS, 12), '-', draw(ALNUM, 24)),
  'Slack, user': (draw) => join('xoxp', '-', draw(DIGITS, 12), '-', draw(DIGITS, 12), '-', draw(HEX, 32)),
  SendGrid: (draw) => join('SG', '.', draw(ALNUM, 22), '.', draw(ALNUM, 43)),
  Shopify: (draw) => join('shpat', '_', draw(HEX, 32)),
  'Stripe, live': (draw) => join('sk', '_live_', draw(ALNUM, 24)),
  'Stripe, restricted': (draw) => join('rk', '_live_', draw(ALNUM, 24)),
  OpenAI: (draw) => join('sk', '-', draw(ALNUM, 20), 'T3Blbk', 'FJ', draw(ALNUM, 20)),
  'OpenAI, project': (draw) => join('sk', '-proj-', draw(URL64, 74), 'T3Blbk', 'FJ', draw(ALNUM, 74)),
  Anthropic: (draw) => join('sk', '-ant-', 'api03-', draw(URL64, 93), 'AA'),
  Groq: (draw) => join('gsk', '_', draw(ALNUM, 52)),
  'Hugging Face': (draw) => join('hf', '_', draw(LOWER + UPPER, 34)),
  Linear: (draw) => join('lin', '_api_', draw(ALNUM, 40)),
  Notion: (draw) => join('ntn', '_', draw(DIGITS, 11), draw(ALNUM, 35)),
  'Grafana, cloud': (draw) => join('glc', '_', draw(ALNUM, 80)),
  'Grafana, service': (draw) => join('glsa', '_', draw(ALNUM, 32), '_', draw(HEX, 8)),
  '1Password': (draw) =>
    join(
      'ops',
      '_',
      Buffer.from(JSON.stringify({ email: draw(LOWER, 12), muk: { k: draw(ALNUM, 60) }, x: {} }))
        .toString('base64')
        .replace(/=+$/, ''),
    ),
  'Vault, service': (draw) => join('hvs', '.', draw(URL64, 95)),
  'Vault, batch': (draw) => join('hvb', '.', draw(URL64, 140)),
  Vercel: (draw) => join('vcp', '_', draw(ALNUM, 40)),
  Databricks: (draw) => join('da', 'pi', draw(HEX, 32)),
  Docker: (draw) => join('dckr', '_pat_', draw(URL64, 27)),
  Figma: (draw) => join('figd', '_', draw(URL64, 40)),
  Cloudflare: (draw) => join('cfut', '_', draw(ALNUM, 40), draw(HEX, 8)),
  Tailscale: (draw) => join('tskey', '-auth-', draw(ALNUM, 17), '-', draw(ALNUM, 32)),
  'AWS, key ID': (draw) => join('AK', 'IA', draw(`${UPPER}234567`, 16)),
  'Google API': (draw) => join('AI', 'za', draw(URL64, 35)),
  'Google OAuth': (draw) => join('GOC', 'SPX-', draw(URL64, 28)),
  'Azure AD': (draw) => join(draw(ALNUM, 3), '8Q', '~', draw(URL64, 34)),
  Telegram: (draw) => join(draw('123456789', 10), ':', 'AA', draw(URL64, 33)),
  Twilio: (draw) => join('S', 'K', draw(HEX, 32)),
  PyPI: (draw) => join('pypi', '-AgE', draw(URL64, 120)),
  DigitalOcean: (draw) => join('dop', '_v1_', draw(HEX, 64)),
  Atlassian: (draw) => join('ATA', 'TT3', draw(URL64, 180)),
  RubyGems: (draw) => join('ruby', 'gems_', draw(HEX, 48)),
  Mailchimp: (draw) => join(draw(HEX, 32), '-us', '12'),
  'JSON Web Token': (draw) =>
    join(
      base64url('{"alg":"HS256","typ":"JWT"}'),
      '.',
      base64url(`{"sub":"${draw(DIGITS, 10)}","iat":1516239022}`),
      '.',
      draw(URL64, 43),
    ),
};

/** Places where a token stands, in many languages. */
const PLACES: readonly ((token: string) => string)[] = [
  (token) => `const client = connect({ url, auth: "${token}" });`,
  (token) => `export const value: string = '${token}';`,
  (token) => `value = "${token}"  # rotate me`,
  (token) => `client := New("${token}")`,
  (token) => `  value: ${token}`,
  (token) => `{ "value": "${token}", "retries": 3 }`,
  (token) => `SERVICE=${token}`,
  (token) => `// it was ${token} until May`,
  (token) => `2026-05-01 12:00:01 ERROR 401 for ${token}`,
  (token) => `  <add key="service" value="${token}" />`,
  (token) => `private static final String VALUE = "${token}";`,
  (token) => `'value' => '${token}',`,
];

/** Keys and passwords that only their name tells, in many languages. */
const ASSIGNMENTS: readonly ((value: string) => string)[] = [
  (value) => `const apiKey = "${value}";`,
  (value) => `  clientSecret: '${value}',`,
  (value) => `export const AUTH_TOKEN: string = \`${value}\`;`,
  (value) => `DB_PASSWORD = "${value}"`,
  (value) => `password="${value}")`,
  (value) => `var signingKey = []byte("${value}")`,
  (value) => `secretKey := "${value}"`,
  (value) => `private static final String API_SECRET = "${value}";`,
  (value) => `config.secret_token = '${value}'`,
  (value) => `:api_key => "${value}",`,
  (value) => `define('AUTH_KEY', '${value}');`,
  (value) => `$dbPassword = '${value}';`,
  (value) => `public string ClientSecret { get; } = "${value}";`,
  (value) => `let api_token: &str = "${value}";`,
  (value) => `val accessToken = "${value}"`,
  (value) => `api_key: ${value}`,
  (value) => `  password: "${value}"`,
  (value) => `{ "access_token": "${value}" }`,
  (value) => `SESSION_SECRET=${value}`,
  (value) => `export ACCESS_KEY="${value}"`,
  (value) => `spring.datasource.password=${value}`,
  (value) => `secret_key = "${value}"`,
  (value) => `<password>${value}</password>`,
  (value) => `<add key="ApiKey" value="${value}" />`,
  (value) => `request.setHeader("X-Api-Key", "${value}");`,
  (value) => `user.setPassword("${value}");`,
  (value) => `headers["Authorization"] = "Bearer ${value}"`,
  (value) => `curl --token ${value} https://api.acme.test/v1`,
  (value) => `if (token === '${value}') return true;`,
];

/** Addresses and connection strings with a password. */
const CONNECTIONS: Readonly<Record<string, (user: string, password: string) => string>> = {
  postgres: (user, password) => `postgres://${user}:${password}@db.acme.test:5432/app`,
  postgresql: (user, password) =>
    `DATABASE_URL=postgresql://${user}:${password}@10.0.0.7/app?sslmode=require`,
  mysql: (user, password) => `"mysql://${user}:${password}@db.acme.test/app"`,
  jdbc: (user, password) => `jdbc:mysql://${user}:${password}@db.acme.test:3306/app`,
  mongodb: (user, password) => `uri: mongodb://${user}:${password}@a.acme.test:27017,b.acme.test:27017/app`,
  'mongodb+srv': (user, password) => `connect('mongodb+srv://${user}:${password}@cluster0.acme.test/app')`,
  redis: (_, password) => `REDIS_URL=redis://:${password}@cache.acme.test:6379/0`,
  rediss: (user, password) => `url = "rediss://${user}:${password}@cache.acme.test:6380"`,
  amqp: (user, password) => `broker: amqp://${user}:${password}@mq.acme.test:5672/vhost`,
  amqps: (user, password) => `amqps://${user}:${password}@mq.acme.test/%2f`,
  smtp: (user, password) => `smtp://${user}:${password}@mail.acme.test:587`,
  https: (user, password) => `git clone https://${user}:${password}@git.acme.test/team/app.git`,
  'ADO.NET': (user, password) =>
    `Server=tcp:db.acme.test,1433;Database=app;User ID=${user};Password=${password};Encrypt=True;`,
  ODBC: (user, password) => `"Driver={SQL Server};Server=db;Uid=${user};Pwd=${password};"`,
};

/** As many samples of each kind as asked for, the same for the same seed. */
export function secretSamples(each: number, seed = 1): Sample[] {
  const { draw, pick } = drawing(seed);
  const samples: Sample[] = [];
  const add = (kind: string, text: string, ...secrets: readonly string[]) => {
    samples.push({ kind, text: `${pick(['', 'import os\n', '\n// see above\n'])}${text}\n`, secrets });
  };
  for (let round = 0; round < each; round++) {
    for (const [kind, make] of Object.entries(TOKENS)) {
      const token = make(draw);
      add(kind, pick(PLACES)(token), token.slice(-16));
    }
    for (const [kind, write] of Object.entries(CONNECTIONS)) {
      const password = draw(ALNUM, pick([10, 14, 20])) + pick(['', '%21', '-']);
      add(`connection: ${kind}`, write(draw(LOWER, 7), password), password);
    }
    for (const write of ASSIGNMENTS) {
      const value = pick([
        () => draw(HEX, pick([32, 40, 64])),
        () => draw(ALNUM, pick([20, 24, 32, 40])),
        () => draw(URL64, pick([22, 32, 43])),
        () => draw(BASE64, 43) + '=',
        () => draw(STRONG, pick([14, 16, 20])),
      ])();
      add('assignment', write(value), value);
    }
    for (const [kind, begin] of PRIVATE_KEYS) {
      const rows = Array.from({ length: 12 }, () => draw(BASE64, 64));
      const body = [begin.slice(0, 64).padEnd(64, rows[0] ?? ''), ...rows.slice(1), `${draw(BASE64, 22)}==`];
      const marks = (word: string) => `-----${word} ${kind}-----`;
      const lines = [marks('BEGIN'), ...body, marks('END')];
      const secrets = rows.slice(1);
      add(`private key: ${kind}`, lines.join('\n'), ...secrets);
      add(`private key: ${kind}, in a string`, `{ "private_key": "${lines.join('\\n')}" }`, ...secrets);
      add(`private key: ${kind}, without its end`, lines.slice(0, 8).join('\n'), ...secrets.slice(0, 6));
    }
    const key = draw(BASE64, 40);
    add(
      'AWS, secret key',
      pick([
        `aws_secret_access_key = ${key}`,
        `AWS_SECRET_ACCESS_KEY="${key}"`,
        `secretAccessKey: '${key}',`,
      ]),
      key,
    );
    const account = `${draw(BASE64, 86)}==`;
    add(
      'Azure, storage',
      `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${account};EndpointSuffix=core.windows.net`,
      account,
    );
    const bus = `${draw(BASE64, 43)}=`;
    add(
      'Azure, service bus',
      `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${bus}`,
      bus,
    );
    const signature = `${draw(ALNUM, 43)}%3D`;
    add(
      'Azure, shared access',
      `https://acme.blob.core.windows.net/c?sv=2024-11-04&ss=b&sig=${signature}`,
      signature,
    );
    const hook = draw(ALNUM, 24);
    add(
      'Slack, webhook',
      `curl -X POST https://hooks.slack.com/${'services'}/T${draw(UPPER, 8)}/B${draw(UPPER, 8)}/${hook}`,
      hook,
    );
    const discord = draw(URL64, 68);
    add(
      'Discord, webhook',
      `url = "https://discord.com/api/${'webhooks'}/${draw(DIGITS, 18)}/${discord}"`,
      discord,
    );
    const npm = draw(HEX, 36);
    add('npm, .npmrc', `//packages.example.test/:_auth${'Token'}=${npm}`, npm);
    const oauth = draw(HEX, 40);
    add('GitHub, in an address', `https://${oauth}:x-oauth-${'basic'}@github.com/acme/app`, oauth);
    const basic = Buffer.from(`${draw(LOWER, 8)}:${draw(ALNUM, 18)}`).toString('base64');
    add('request: Basic', `Authorization: ${'Basic'} ${basic}`, basic.replace(/=+$/, ''));
  }
  return samples;
}

/** What the markers name, and how the key in base64 begins. */
const PRIVATE_KEYS: readonly (readonly [string, string])[] = [
  ['RSA PRIVATE KEY', 'MIIEpAIBAAKCAQEA'],
  ['EC PRIVATE KEY', 'MHcCAQEEI'],
  ['PRIVATE KEY', 'MIIEvQIBADANBgkq'],
  ['ENCRYPTED PRIVATE KEY', 'MIIFHDBOBgkq'],
  ['OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEA'],
  ['PGP PRIVATE KEY BLOCK', 'lQOYBF'],
];
