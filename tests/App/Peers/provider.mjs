// A certified OpenID provider to sign in at: provider.mjs REDIRECT_URI ALGORITHM PEOPLE. People are claims by subject. Whoever was
// named last by GET /be/SUBJECT is signed in there; GET /lie/KIND makes it forge the id tokens that follow.
import { Provider } from 'oidc-provider';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

const [redirectUri, algorithm, people] = process.argv.slice(2);
const claimsOf = JSON.parse(people);
const pair = algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: algorithm };

const encoded = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const resigned = change => token => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  change(claims);
  const signed = `${encoded({ alg: 'RS256', kid: 'one' })}.${encoded(claims)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(pair.privateKey).toString('base64url')}`;
};
const lies = {
  none: token => `${encoded({ alg: 'none' })}.${token.split('.')[1]}.`,
  signature: token => `${token.split('.').slice(0, 2).join('.')}.${encoded('forged')}`,
  nonce: resigned(claims => { claims.nonce = 'another'; }),
  issuer: resigned(claims => { claims.iss = 'https://elsewhere.example'; }),
  audience: resigned(claims => { claims.aud = 'another'; }),
  expired: resigned(claims => { claims.exp = claims.iat - 3600; }),
  old: resigned(claims => { claims.auth_time = claims.iat - 7200; }),
  subject: resigned(claims => { claims.sub = 'somebody-else'; }),
  honest: resigned(() => {}),
};
let person;
let lie;
let provider;
let callback;

const server = createServer(async (request, response) => {
  const [, first, second] = request.url.split('?')[0].split('/');
  if (first === 'be') {
    person = second;
    response.end();
  } else if (first === 'lie') {
    lie = lies[second];
    response.end();
  } else if (first === 'interaction') {
    await provider.interactionFinished(request, response, { login: { accountId: person } });
  } else {
    if (first === 'token' && lie) {
      const end = response.end.bind(response);
      response.end = body => {
        const answer = JSON.parse(body);
        if (answer.id_token) answer.id_token = lie(answer.id_token);
        const text = JSON.stringify(answer);
        response.setHeader('content-length', Buffer.byteLength(text));
        return end(text);
      };
    }
    callback(request, response);
  }
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
      client_id: 'samsteg', client_secret: 'a secret: with % signs', redirect_uris: [redirectUri], response_types: ['code'],
      grant_types: ['authorization_code'], id_token_signed_response_alg: algorithm,
    }],
    jwks: { keys: [key] },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...claimsOf[id] }) }),
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    loadExistingGrant: async context => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  callback = provider.callback();
  process.stdout.write(JSON.stringify({ port }) + '\n');
});
