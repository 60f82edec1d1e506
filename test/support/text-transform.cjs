// Gives jest what the build's text loader gives the bundle: a template file as a string.
module.exports = { process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }) };
