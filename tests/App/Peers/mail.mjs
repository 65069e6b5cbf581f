// A mail server to send to: mail.mjs PORT [USER PASSWORD]. Says each mail it took as a line of JSON. Receivers whose
// address begins with "refused" it will never take, those with "busy" not now.
import { SMTPServer } from 'smtp-server';

const [port, user, password] = process.argv.slice(2);
const say = line => process.stdout.write(JSON.stringify(line) + '\n');
const refusal = (code, words) => Object.assign(new Error(words), { responseCode: code });

const server = new SMTPServer({
  authOptional: !user,
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: (auth, session, done) =>
    auth.username === user && auth.password === password ? done(null, { user }) : done(refusal(535, 'wrong password')),
  onRcptTo: (address, session, done) => done(
    address.address.startsWith('refused') ? refusal(550, 'no such mailbox')
    : address.address.startsWith('busy') ? refusal(451, 'try again later')
    : null),
  onData: (stream, session, done) => {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', part => { text += part; });
    stream.on('end', () => {
      say({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(to => to.address), text });
      done();
    });
  },
});
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1', () => say({ port: server.server.address().port }));
