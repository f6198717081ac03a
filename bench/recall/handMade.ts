// Code as people capture it, in several languages, by hand: trouble, what it became, and what only looks like it.

export interface HandMade {
  readonly file: string;
  readonly before: string;
  readonly after?: string;
  /** The same trouble, elsewhere: said in other words around it, with other comments. */
  readonly again: string;
  /** Other code for the same purpose, or with the same library. */
  readonly relative: string;
}

export const HAND_MADE: readonly HandMade[] = [
  {
    file: 'src/pool.ts',
    before: `async function acquire(pool: Pool): Promise<Connection> {
  const socket = await pool.open(options.address);
  pool.sockets.push(socket);
  socket.on('close', () => reconnect(pool));
  return new Connection(socket);
}`,
    after: `async function acquire(pool: Pool): Promise<Connection> {
  const socket = await pool.open(options.address);
  pool.sockets.push(socket);
  socket.once('close', () => release(pool, socket));
  return new Connection(socket);
}`,
    again: `  // Opens one more.
  async function acquire(pool: Pool): Promise<Connection> {
      const socket = await pool.open(options.address); // may wait

      pool.sockets.push(socket);
      socket.on('close', () => reconnect(pool));
      return new Connection(socket);
  }`,
    relative: `async function warmUp(pool: Pool): Promise<void> {
  const socket = await pool.open(options.fallback);
  socket.on('ready', () => pool.sockets.push(socket));
  socket.on('error', (error) => pool.report(error));
  await pool.settled();
}`,
  },
  {
    file: 'app/cache.py',
    before: `def fetch_profile(user_id, cache={}):
    if user_id in cache:
        return cache[user_id]
    profile = client.get_profile(user_id)
    cache[user_id] = profile
    return profile`,
    after: `def fetch_profile(user_id, cache=None):
    cache = {} if cache is None else cache
    if user_id in cache:
        return cache[user_id]
    profile = client.get_profile(user_id)
    cache[user_id] = profile
    return profile`,
    again: `class Profiles:
    # Kept, since asking again is slow.
    def fetch_profile(user_id, cache={}):
        if user_id in cache:  # known
            return cache[user_id]
        profile = client.get_profile(user_id)

        cache[user_id] = profile
        return profile`,
    relative: `def fetch_avatar(user_id, size):
    key = (user_id, size)
    if key in avatars:
        return avatars[key]
    avatar = client.get_avatar(user_id, size=size)
    avatars[key] = avatar
    return avatar`,
  },
  {
    file: 'queue/worker.go',
    before: `for _, job := range jobs {
	wg.Add(1)
	go func() {
		defer wg.Done()
		process(ctx, job, results)
	}()
}`,
    after: `for _, job := range jobs {
	job := job
	wg.Add(1)
	go func() {
		defer wg.Done()
		process(ctx, job, results)
	}()
}`,
    again: `	for _, job := range jobs {
		// One for each.
		wg.Add(1)
		go func() {
			defer wg.Done()
			process(ctx, job, results)
		}()
	}`,
    relative: `for _, host := range hosts {
	wg.Add(1)
	go func(host string) {
		defer wg.Done()
		results <- probe(ctx, host)
	}(host)
}`,
  },
  {
    file: 'db/report.sql',
    before: `SELECT customers.name, COUNT(orders.id) AS placed
FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id
WHERE orders.cancelled_at IS NULL
GROUP BY customers.name`,
    after: `SELECT customers.name, COUNT(orders.id) AS placed
FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id AND orders.cancelled_at IS NULL
GROUP BY customers.name`,
    again: `-- Who ordered how often
  SELECT customers.name, COUNT(orders.id) AS placed
  FROM customers -- all of them
    LEFT JOIN orders ON orders.customer_id = customers.id

  WHERE orders.cancelled_at IS NULL
  GROUP BY customers.name`,
    relative: `SELECT suppliers.name, SUM(deliveries.amount) AS delivered
FROM suppliers
LEFT JOIN deliveries ON deliveries.supplier_id = suppliers.id
WHERE deliveries.rejected_at IS NULL
GROUP BY suppliers.name`,
  },
  {
    file: 'deploy/publish.sh',
    before: `release_dir=/srv/releases/$VERSION
mkdir -p $release_dir
tar xzf $ARCHIVE -C $release_dir
ln -sf $release_dir /srv/current
systemctl reload gateway`,
    after: `release_dir=/srv/releases/$VERSION
mkdir -p "$release_dir"
tar xzf "$ARCHIVE" -C "$release_dir"
ln -sfn "$release_dir" /srv/current
systemctl reload gateway`,
    again: `  # unpack and switch
  release_dir=/srv/releases/$VERSION
  mkdir -p $release_dir
  tar xzf $ARCHIVE -C $release_dir   # quick
  ln -sf $release_dir /srv/current
  systemctl reload gateway`,
    relative: `backup_dir=/srv/backups/$TODAY
mkdir -p "$backup_dir"
tar czf "$backup_dir/site.tar.gz" -C /srv/current .
find /srv/backups -mtime +30 -delete
systemctl status gateway`,
  },
  {
    file: 'src/Upload.tsx',
    before: `useEffect(() => {
  const subscription = uploads.subscribe(setProgress);
  uploads.start(file, chunkSize);
}, [file, chunkSize]);`,
    after: `useEffect(() => {
  const subscription = uploads.subscribe(setProgress);
  uploads.start(file, chunkSize);
  return () => subscription.unsubscribe();
}, [file, chunkSize]);`,
    again: `    useEffect(() => {
      const subscription = uploads.subscribe(setProgress);
      /* In parts. */
      uploads.start(file, chunkSize);
    }, [file, chunkSize]);`,
    relative: `useEffect(() => {
  const subscription = downloads.subscribe(setRemaining);
  return () => subscription.unsubscribe();
}, [downloads]);`,
  },
  {
    file: 'core/Ledger.java',
    before: `BigDecimal total = BigDecimal.ZERO;
for (Posting posting : ledger.postings()) {
    total = total.add(new BigDecimal(posting.amount().doubleValue()));
}
statement.setBalance(total.setScale(2));`,
    after: `BigDecimal total = BigDecimal.ZERO;
for (Posting posting : ledger.postings()) {
    total = total.add(posting.amount());
}
statement.setBalance(total.setScale(2, RoundingMode.HALF_EVEN));`,
    again: `        BigDecimal total = BigDecimal.ZERO;
        // in the order of the ledger
        for (Posting posting : ledger.postings()) {
            total = total.add(new BigDecimal(posting.amount().doubleValue()));
        }
        statement.setBalance(total.setScale(2));`,
    relative: `BigDecimal fees = BigDecimal.ZERO;
for (Posting posting : ledger.postings()) {
    if (posting.isFee()) fees = fees.add(posting.amount());
}
statement.setFees(fees);`,
  },
  {
    file: 'ci/build.yaml',
    before: `      - name: Restore packages
        uses: cache
        with:
          path: vendor/packages
          key: packages-\${{ runner.os }}
      - run: make packages test`,
    after: `      - name: Restore packages
        uses: cache
        with:
          path: vendor/packages
          key: packages-\${{ runner.os }}-\${{ hashFiles('packages.lock') }}
      - run: make packages test`,
    again: `  # as on the other runner
  - name: Restore packages
    uses: cache
    with:
      path: vendor/packages
      key: packages-\${{ runner.os }}
  - run: make packages test`,
    relative: `      - name: Restore images
        uses: cache
        with:
          path: build/images
          key: images-\${{ github.sha }}
      - run: make images`,
  },
];

/** What everybody writes: nothing that a hint could tell about it is worth a glance. */
export const BOILERPLATE: readonly { readonly file: string; readonly text: string }[] = [
  {
    file: 'a.ts',
    text: `import { readFile, writeFile } from 'node:fs/promises';\nimport { createServer, type IncomingMessage } from 'node:http';\nimport path from 'node:path';`,
  },
  {
    file: 'b.ts',
    text: `import {\n  createConnection,\n  createStatement,\n  type Transaction,\n  type PreparedStatement,\n} from './database';`,
  },
  {
    file: 'c.js',
    text: `/*\n * Permission to use, copy and distribute this software for any purpose is granted,\n * provided that this notice appears in all copies of the documentation.\n */`,
  },
  { file: 'd.js', text: `} catch (error) {\n  console.error(error);\n  process.exit(1);\n}` },
  { file: 'e.js', text: `const app = express();\napp.use(express.json());\napp.listen(port);` },
  {
    file: 'f.py',
    text: `from dataclasses import dataclass, field\nfrom collections import defaultdict, OrderedDict\nimport itertools\nimport functools`,
  },
  { file: 'g.py', text: `if __name__ == "__main__":\n    main()` },
  {
    file: 'h.c',
    text: `#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include "parser/tokens.h"`,
  },
  { file: 'i.go', text: `if err != nil {\n\treturn nil, err\n}` },
  {
    file: 'j.ts',
    text: `for (let index = 0; index < items.length; index++) {\n  const item = items[index];\n  if (!item) continue;\n}`,
  },
  { file: 'k.java', text: `@Override\npublic String toString() {\n    return name;\n}` },
  {
    file: 'l.cs',
    text: `using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nnamespace Company.Product.Module;`,
  },
  {
    file: 'm.js',
    text: `const express = require('express');\nconst bodyParser = require('body-parser');\nconst morgan = require('morgan');\nconst router = express.Router();`,
  },
  { file: 'n.rs', text: `fn main() {\n    println!("{}", greeting);\n}` },
];
