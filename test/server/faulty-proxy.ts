import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

/** What becomes of one connection; without any of it, it is passed on as it is. */
export interface Fault {
  /** Milliseconds that each piece of the answer is held back. */
  delay?: number;
  /** Bytes of the request that still get through; at the next both sides are cut. 0: nothing reaches the server. */
  cutRequestAfter?: number;
  /** Bytes of the answer that still get through. 0: the server has done its work, and nobody hears of it. */
  cutAnswerAfter?: number;
  /** How it is cut: by a reset, as where a machine is gone, or by an end, as where a process is. Default: `reset`. */
  by?: 'reset' | 'end';
  /** Bytes of the answer after which nothing gets through in either direction, and nothing is cut: a black hole. */
  darkAfter?: number;
}

/** Stands between a client and a server, and disturbs what they say to each other. It knows nothing of what that is. */
export interface FaultyProxy {
  readonly port: number;
  /** Connections that have come. */
  readonly connections: number;
  /** Faults that have been caused. */
  readonly faults: number;
  /** Gives a connection its fault; the first has the number 1. Connections that are open keep theirs. */
  script: (connection: number) => Fault | undefined;
  /** Cuts all that is open now. Returns how many those were. */
  cutAll(by?: Fault['by']): number;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  isCut: boolean;
  isDark: boolean;
}

/** Node never lets go of a socket that is to be reset while its end is under way. */
function reset(socket: Socket): void {
  if (socket.writableEnded && !socket.writableFinished) socket.destroy();
  else socket.resetAndDestroy();
}

/** @param target - Where the server listens. */
export async function faultyProxy(target: { port: number; host?: string }): Promise<FaultyProxy> {
  const pairs = new Set<Pair>();
  let connections = 0;
  let faults = 0;

  const cut = (pair: Pair, by: Fault['by'] = 'reset'): void => {
    if (pair.isCut) return;
    pair.isCut = true;
    faults += 1;
    for (const socket of [pair.client, pair.server]) {
      if (by === 'end') socket.end(() => socket.destroy());
      else reset(socket);
    }
  };

  /** Passes on what comes from one side, until the fault is due. */
  const pass = (pair: Pair, from: Socket, to: Socket, fault: Fault): void => {
    const isAnswer = from === pair.server;
    const most = (isAnswer ? fault.cutAnswerAfter : fault.cutRequestAfter) ?? Infinity;
    const dark = isAnswer ? (fault.darkAfter ?? Infinity) : Infinity;
    const delay = isAnswer ? (fault.delay ?? 0) : 0;
    let passed = 0;
    const disturb = async (piece: Buffer): Promise<Buffer | undefined> => {
      if (delay > 0) {
        faults += 1;
        await setTimeout(delay);
      }
      if (pair.isCut || pair.isDark) return undefined;
      const rest = Math.min(most, dark) - passed;
      passed += piece.length;
      if (piece.length <= rest) return piece;
      const last = piece.subarray(0, rest);
      if (most > dark) {
        pair.isDark = true;
        faults += 1;
        return last;
      }
      if (last.length > 0) await new Promise<void>((resolve) => to.write(last, () => resolve()));
      cut(pair, fault.by);
      return undefined;
    };
    const transform: Transform['_transform'] = (piece: Buffer, _encoding, done) => {
      void disturb(piece).then((rest) => done(null, rest));
    };
    const through = new Transform({ transform });
    through.on('end', () => void (pair.isDark || pair.isCut || to.end()));
    from.pipe(through).pipe(to, { end: false });
    from.on('close', (hadError) => {
      if (!hadError || pair.isCut || pair.isDark) return;
      pair.isCut = true;
      reset(to);
    });
    // What one side breaks off shows at the other.
    from.on('error', () => undefined);
  };

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    connections += 1;
    const fault = proxy.script(connections) ?? {};
    const server = connect({ host: '127.0.0.1', ...target, allowHalfOpen: true, noDelay: true });
    const pair: Pair = { client, server, isCut: false, isDark: false };
    pairs.add(pair);
    for (const socket of [client, server]) {
      socket.on('close', () => {
        if (client.destroyed && server.destroyed) pairs.delete(pair);
      });
    }
    pass(pair, client, server, fault);
    pass(pair, server, client, fault);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();

  const proxy: FaultyProxy = {
    port: typeof address === 'object' && address ? address.port : 0,
    get connections() {
      return connections;
    },
    get faults() {
      return faults;
    },
    script: () => undefined,
    cutAll: (by) => {
      const open = [...pairs].filter(({ isCut }) => !isCut);
      for (const pair of open) cut(pair, by);
      return open.length;
    },
    close: async () => {
      const closed = once(listener, 'close');
      listener.close();
      for (const { client, server, isCut } of pairs) {
        // Those go by themselves, and must not be hurried.
        if (isCut) continue;
        client.destroy();
        server.destroy();
      }
      await closed;
    },
  };
  return proxy;
}
