// Preloaded before every script, in JavaScript so that an old Node can still read it and say what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 11)) {
  console.error(
    `需要 Node.js 24.11 以上（当前 ${process.version}）。`
    + `Node.js 24.11 or newer is needed, this is ${process.version}: start with npm (npm start, npm test) or install Node.js 24.`,
  );
  process.exit(1);
}
