import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const firstStart = 240_000; // the contract's limit, in milliseconds; it includes building the client
const shutdown = 40_000;

/** A running process, as `ps` shows it. */
interface Running {
  pid: number;
  parent: number;
  group: number;
  command: string;
}

/**
 * Collab as the README starts it, on a free port and a data folder of its own.
 * Starts, stops and kills only what belongs to this one product, so several can run beside each other.
 */
export class Product {
  readonly data: string;
  #folder: string;
  #port = 0;
  #runner: ChildProcess | undefined;
  #group = 0;
  #output = '';
  #environment: Record<string, string>;

  /** @param environment settings in the form `Collab__Jobs__Enabled`, besides address and data folder */
  constructor(environment: Record<string, string> = {}) {
    this.#folder = mkdtempSync(join(process.env['COLLAB_BROWSER_WORK'] ?? tmpdir(), 'collab-'));
    // As root the product starts PostgreSQL as another user, who has to be able to enter this folder.
    chmodSync(this.#folder, 0o755);
    this.data = join(this.#folder, 'data');
    mkdirSync(this.data);
    this.#environment = environment;
  }

  get address(): string {
    return `http://localhost:${this.#port}`;
  }

  /** All that the product wrote so far. */
  get output(): string {
    return this.#output;
  }

  /** Starts, or starts again on the same address and data, and comes back when the product says that it is ready. */
  async start(): Promise<this> {
    if (this.#runner) throw new Error('This product is running already.');
    this.#port ||= await freePort();
    const runner = spawn('dotnet', ['run', '--no-build', '--project', 'src/Collab.Api'], {
      cwd: root,
      detached: true, // a group of its own, which a signal reaches as Ctrl-C reaches a terminal's
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...inherited(),
        ConnectionStrings__Collab: '',
        ASPNETCORE_URLS: this.address,
        Collab__Data: this.data,
        ...this.#environment,
      },
    });
    const keep = (chunk: Buffer) => (this.#output += chunk.toString());
    runner.stdout.on('data', keep);
    runner.stderr.on('data', keep);
    runner.on('error', (error) => (this.#output += `\n${error.message}`));
    this.#runner = runner;
    this.#group = runner.pid ?? 0;
    // test.sh reads this file to clean up should the test run itself be killed.
    writeFileSync(join(this.#folder, 'group'), String(this.#group));
    try {
      await until('the product to be ready', firstStart, async () => {
        if (runner.exitCode !== null || runner.signalCode !== null)
          throw new Error(`The product stopped while starting:\n${this.#output.slice(-4000)}`);
        return isReady(this.address);
      });
    } catch (error) {
      this.#signal('SIGKILL');
      throw new Error(`${String(error)}\n${this.#output.slice(-4000)}`, { cause: error });
    }
    return this;
  }

  /** Ends as Ctrl-C does, and fails if anything that the product started is still there afterwards. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    await this.#gone();
    this.#runner = undefined;
  }

  /** `kill -9` of the API alone: PostgreSQL keeps running, as after a crash. */
  async kill(): Promise<void> {
    this.#signal('SIGKILL');
    await until('the killed API to be gone', shutdown, () => Promise.resolve(running().every((process) => process.group !== this.#group)));
    this.#runner = undefined;
  }

  /** `kill -9` of everything at once, PostgreSQL too, as when the machine loses power. */
  async killAll(): Promise<void> {
    for (const { pid } of this.#left()) sendTo(pid, 'SIGKILL');
    await this.#gone();
    this.#runner = undefined;
  }

  async restart(): Promise<this> {
    await this.stop();
    return this.start();
  }

  /** Stops what still runs and deletes the data. */
  async dispose(): Promise<void> {
    try {
      if (this.#runner) await this.stop();
    } finally {
      if (this.#left().length > 0) await this.killAll();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  #signal(signal: NodeJS.Signals): void {
    if (!this.#group) throw new Error('This product has not been started.');
    sendTo(-this.#group, signal);
  }

  async #gone(): Promise<void> {
    try {
      await until('every process of the product to end', shutdown, () => Promise.resolve(this.#left().length === 0));
    } catch (error) {
      const left = this.#left().map(({ pid, command }) => `${pid} ${command}`);
      throw new Error(`Left behind:\n${left.join('\n')}\n${this.#output.slice(-2000)}`, { cause: error });
    }
  }

  /** The product's group, the PostgreSQL server on its data (a session of its own), and the children of both. */
  #left(): Running[] {
    const all = running();
    const ours = new Set(all.filter((one) => one.group === this.#group || one.command.includes(this.data)).map(({ pid }) => pid));
    let size: number;
    do {
      size = ours.size;
      for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
    } while (ours.size > size);
    return all.filter(({ pid }) => ours.has(pid));
  }
}

/** Asks `condition` again and again until it holds; fails with the name of what it waited for. */
export async function until(what: string, milliseconds: number, condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${milliseconds / 1000} s in vain for ${what}.`);
    await pause(100);
  }
}

/** This process's environment without the folder that npm tells its scripts: the npm that the product starts would install there. */
function inherited(): NodeJS.ProcessEnv {
  const folders = ['npm_config_prefix', 'npm_config_local_prefix'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !folders.includes(name.toLowerCase())));
}

async function isReady(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false; // nobody listens yet
  }
}

function running(): Running[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,pgid=,stat=,args='], { encoding: 'utf8' }).trim().split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, group, state, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // A zombie has ended; it only waits for its parent to ask.
    if (!pid || !state || state.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), command: command ?? '' }];
  });
}

function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: it has ended already
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('There is no free port.'))));
    });
  });
}
