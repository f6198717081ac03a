// Loaded before a program, so that it ends as by `kill -9` at one of its own changes of the disk: CRASH_AT says at which,
// from 0. Each change is one moment, before it happens; writing a file is two, the second with half
// of it written, and so is opening one, which is empty then. Without CRASH_AT
// nothing happens but that the moments are counted, into the file CRASH_COUNT.
const fs = require('node:fs');
const promises = require('node:fs/promises');

const at = Number(process.env.CRASH_AT ?? -1);
let moments = 0;

function passMoment(prepare = () => {}) {
  if (moments++ !== at) return;
  prepare();
  process.kill(process.pid, 'SIGKILL');
  for (;;); // until the signal has arrived
}

function writeHalf(file, content, options) {
  const { flag = 'w', mode } = typeof options === 'object' ? options : {};
  const target = fs.openSync(file, flag, mode);
  const bytes = Buffer.from(content);
  originalWriteSync(target, bytes, 0, bytes.length >> 1);
}

const originalWriteSync = fs.writeSync;
for (const [module, suffix] of [
  [promises, ''],
  [fs, 'Sync'],
]) {
  for (const name of ['rename', 'link', 'unlink', 'mkdir', 'chmod', 'chown', 'rm', 'writeFile']) {
    const original = module[name + suffix];
    module[name + suffix] = (...args) => {
      passMoment();
      if (name === 'writeFile') passMoment(() => writeHalf(...args));
      return original(...args);
    };
  }
}

const { open } = promises;
promises.open = (file, flag, mode) => {
  if (/[wa]/.test(flag)) {
    passMoment();
    passMoment(() => fs.openSync(file, flag, mode));
  }
  return open(file, flag, mode);
};

process.on('exit', () => {
  if (process.env.CRASH_COUNT) fs.appendFileSync(process.env.CRASH_COUNT, String(moments));
});
