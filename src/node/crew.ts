import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest, WorkerTasks } from './worker';

/** Worker threads that are started when there is work and end when there was none for a while. */
export interface Crew {
  /**
   * @throws CrewError when the worker broke down or took too long; the next task gets a new one
   */
  run<Task extends keyof WorkerTasks>(
    task: Task,
    request: Parameters<WorkerTasks[Task]>[0],
    options?: {
      /** How long it may take, in milliseconds. */
      readonly limit?: number;
    },
  ): Promise<ReturnType<WorkerTasks[Task]>>;
  dispose(): void;
}

/** A task that a worker did not survive. */
export class CrewError extends Error {
  override readonly name = 'CrewError';
}

export interface CrewOptions {
  /** The worker's bundle. */
  readonly file: string;
  /** How many workers at most. */
  readonly size: number;
  /** How long a worker without work stays, in milliseconds. */
  readonly idle?: number;
}

interface Job {
  readonly message: WorkerRequest;
  readonly limit: number | undefined;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Member {
  readonly worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** A document that needs more than this breaks its worker, not the extension host; in MB. */
const HEAP_LIMIT = 512;

export function createCrew({ file, size, idle = 20_000 }: CrewOptions): Crew {
  const members = new Set<Member>();
  const waiting: Job[] = [];
  let disposed = false;

  function assign(): void {
    while (waiting.length > 0) {
      const free = [...members].find(({ job }) => !job) ?? (members.size < size ? hire() : undefined);
      if (!free) return;
      give(free, waiting.shift() as Job);
    }
  }

  function hire(): Member {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT }, env: {} });
    const member: Member = { worker, job: undefined, timer: undefined };
    members.add(member);
    worker.on('message', (answer: WorkerAnswer) => finish(member, answer));
    worker.on('error', (error) => lose(member, `The parser broke down: ${error.message}`));
    worker.on('messageerror', (error) => lose(member, `The parser broke down: ${error.message}`));
    worker.on('exit', () => lose(member, 'The parser broke down.'));
    worker.unref();
    return member;
  }

  function give(member: Member, job: Job): void {
    clearTimeout(member.timer);
    member.job = job;
    member.worker.ref();
    if (job.limit !== undefined) {
      const seconds = job.limit / 1000;
      member.timer = setTimeout(() => lose(member, `Parsing took longer than ${seconds} s.`), job.limit);
    }
    member.worker.postMessage(job.message);
  }

  function finish(member: Member, answer: WorkerAnswer): void {
    const { job } = member;
    if (!job) return;
    clearTimeout(member.timer);
    member.job = undefined;
    member.worker.unref();
    if ('error' in answer) job.reject(new Error(answer.error));
    else job.resolve(answer.result);
    member.timer = setTimeout(() => dismiss(member), idle).unref();
    assign();
  }

  function dismiss(member: Member): void {
    clearTimeout(member.timer);
    members.delete(member);
    void member.worker.terminate();
  }

  function lose(member: Member, why: string): void {
    if (!members.has(member)) return;
    dismiss(member);
    member.job?.reject(new CrewError(why));
    assign();
  }

  return {
    run: (task, request, { limit } = {}) =>
      new Promise((resolve, reject) => {
        if (disposed) return reject(new CrewError('The extension was stopped.'));
        waiting.push({
          message: { task, request },
          limit,
          resolve: resolve,
          reject,
        });
        assign();
      }),
    dispose() {
      disposed = true;
      for (const job of waiting.splice(0)) job.reject(new CrewError('The extension was stopped.'));
      for (const member of [...members]) lose(member, 'The extension was stopped.');
    },
  };
}
