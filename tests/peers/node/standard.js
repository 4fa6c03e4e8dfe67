// Asks a server for health and reflection with the public packages for grpc-js. Options: --address HOST:PORT, --service FULL-NAME.
// Prints what it learns as one line of JSON:
//   {"server":"SERVING","service":"SERVING","unknown":5,"watched":["SERVING","SERVICE_UNKNOWN"],"v1":{"services":[…],"methods":[…]},"v1alpha":{…}}
import grpc from '@grpc/grpc-js';
import health from 'grpc-health-check';
import reflection from 'grpc-js-reflection-client';
import { commandLine } from './arguments.js';

const options = commandLine();
const nobody = 'nobody.v1.NothingService';
const credentials = grpc.credentials.createInsecure();
const HealthClient = grpc.makeClientConstructor(health.service, 'grpc.health.v1.Health');
const client = new HealthClient(options.address, credentials);

const check = service => new Promise(resolve => client.check({ service }, (error, response) => resolve(error ? error.code : response.status)));

const watch = service => new Promise((resolve, reject) => {
  const call = client.watch({ service });
  call.on('data', response => { resolve(response.status); call.cancel(); });
  call.on('error', reject);
});

async function reflect(version) {
  const asked = new reflection.GrpcReflection(options.address, credentials, {}, version);
  const services = await asked.listServices();
  const methods = await asked.listMethods(options.service);
  return { services, methods: methods.map(method => method.name) };
}

console.log(JSON.stringify({
  server: await check(''),
  service: await check(options.service),
  unknown: await check(nobody),
  watched: [await watch(options.service), await watch(nobody)],
  v1: await reflect('v1'),
  v1alpha: await reflect('v1alpha'),
}));
process.exit(0);
