// The documents that the figures are taken on: 2 kB each, 70 % our own records and 30 % of other families.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Capture } from '../src/core/capture';
import { renderRecord } from '../test/support/renderRecord';

const SIZE = 2_048;
const FILES_PER_FOLDER = 500;

/** A docs folder of so many documents, in a workspace of so many files in all. */
export function makeWorkspace(root: string, documents: number, files: number): void {
  for (let index = 0; index < documents; index++) {
    const folder = `docs/challenges/part-${Math.floor(index / FILES_PER_FOLDER)}`;
    const file = `${folder}/${String(index % FILES_PER_FOLDER).padStart(3, '0')}-problem.md`;
    write(root, file, documentText(index, file));
  }
  for (let index = documents; index < files; index++) {
    write(root, `src/part-${Math.floor(index / 100)}/file${index}.ts`, 'export {};\n');
  }
}

/** The document of a number; of each ten, seven are records of our own. */
export function documentText(index: number, file: string): string {
  const others = [blocks, decision, table];
  const text = index % 10 < 7 ? ownRecord(index, file) : others[index % others.length]!(index);
  return `${text}${filling(SIZE - text.length)}`;
}

function ownRecord(index: number, file: string): string {
  const title = `Sockets leak when request ${index} times out`;
  const code = `async function handle${index}(request) {\n  const socket = await open(request);\n  return socket.read();\n}`;
  const capture: Capture = {
    environment: ['OS: Linux 6.1'],
    places: [
      {
        anchor: {
          file: `src/part-${index % 100}/server.ts`,
          lines: { first: 40, last: 43 },
          commit: index.toString(16).padStart(40, 'a'),
          branch: 'main',
          symbol: `handle${index}`,
        },
        language: 'typescript',
        code,
        findings: [{ severity: 'error', line: 41, message: 'Type of socket is unknown', source: 'ts 2322' }],
      },
    ],
  };
  const draft = {
    title,
    kind: 'challenge',
    severity: ['low', 'medium', 'high'][index % 3]!,
    category: 'technical',
    tags: ['net', `team-${index % 9}`],
    date: `2026-${month(index)}-${day(index)}T10:00:00+01:00`,
  };
  const { text } = renderRecord(draft, capture, file);
  return index % 2 === 0 ? text : text.replace('status: open', 'status: resolved');
}

function blocks(index: number): string {
  return `# Log ${index}\n\n## 🐛 Challenge ${index}: The build breaks on step ${index}\n\n**Status:** ✅ Resolved\n**Date:** 2026-${month(index)}-${day(index)}\n**Severity:** High\n\n### Problem\n\nIt breaks.\n\n\`\`\`ts\nconst a = ${index};\n\`\`\`\n`;
}

function decision(index: number): string {
  return `# ADR-${String(index).padStart(4, '0')}: Keep the queue in memory\n\n## Status\n\nAccepted\n\n## Context\n\nThe queue is **short**.\n\n## Decision\n\n- Keep it.\n- Measure it.\n\n## Consequences\n\nNone.\n`;
}

function table(index: number): string {
  return `# Known issues ${index}\n\n| # | Issue | Status | Owner |\n|---|---|---|---|\n| ${index} | Sockets leak | Open | Ann |\n| ${index + 1} | Build is slow | Fixed | Bo |\n\n## Notes\n\nSee the tracker.\n`;
}

/** Prose such as people write it, of so many bytes. */
function filling(length: number): string {
  const paragraph =
    '\nThe server keeps a `socket` for each request, and **nothing** closes it: see [the docs](https://example.com).\n- first, a list\n- second\n';
  return paragraph.repeat(Math.max(0, Math.ceil(length / paragraph.length))).slice(0, Math.max(0, length));
}

const month = (index: number) => String((index % 12) + 1).padStart(2, '0');
const day = (index: number) => String((index % 28) + 1).padStart(2, '0');

function write(root: string, file: string, text: string): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}
