// The options of the command line, as `--name value`.
export function commandLine() {
  const words = process.argv.slice(2);
  const options = {};
  for (let i = 0; i < words.length; i += 2) options[words[i].replace(/^--/, '')] = words[i + 1];
  return options;
}
