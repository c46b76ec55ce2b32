import { createServer, type Socket } from 'node:net';

/** A mail server on loopback that keeps what it took. Addresses that begin with `gone` it refuses for good, with `full` for now. */
export type SmtpServer = {
  readonly url: string;
  readonly taken: readonly { readonly to: string; readonly text: string }[];
  /** How many mails it has and says nothing of. */
  readonly hanging: number;
  /** Says nothing of the mail that would be the nth it takes, and of none after. */
  hangAt(nth: number | null): void;
  stop(): Promise<void>;
};

export async function startSmtp(port = 0): Promise<SmtpServer> {
  const taken: { to: string; text: string }[] = [];
  const sockets = new Set<Socket>();
  let hangs: number | null = null;
  let hanging = 0;
  const take = (mail: { to: string; text: string }): boolean => {
    const answers = hangs === null || taken.length + 1 < hangs;
    if (answers) taken.push(mail);
    else hanging += 1;
    return answers;
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    serve(socket, take);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    get hanging() {
      return hanging;
    },
    hangAt: (nth) => {
      hangs = nth;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, take: (mail: { to: string; text: string }) => boolean): void {
  let buffer = '';
  let to = '';
  let inData = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say('220 test');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
      if (end < 0) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        if (take({ to, text: line })) say('250 taken');
      } else if (line.startsWith('RCPT TO:')) {
        to = line.slice('RCPT TO:<'.length).split('>')[0] ?? '';
        say(to.startsWith('gone') ? `550 5.1.1 <${to}>: no such mailbox` : to.startsWith('full') ? '452 4.2.2 mailbox full' : '250 ok');
      } else if (line === 'DATA') {
        inData = true;
        say('354 go on');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    }
  });
}
