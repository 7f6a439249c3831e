import { productPackage } from '../doctor/checks/versions';
import { examine } from '../doctor/examine';
import { reportOf, reportText } from '../doctor/report';
import { Command, writeNote } from '../command';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks for what is wrong, or soon will be, and says what to do about it. It changes nothing.',
  options: { json: { help: 'print one JSON document instead of text' } },
  notes: `Works beside a running server and without one, and when the database can't be reached. Each line is OK, WARN (to be looked at),
FAIL (wrong) or SKIP (can't be known, and why), with the cure below it; docs/running.md explains each. Exit code 1 with a FAIL, 0 without.
--json: {"product", "version", "time", "verdict": ok|warn|fail, "findings": [{"check", "verdict", "finding", "cure"?}]}`,
  takesFaultySettings: true,
  async run(given, environment) {
    const findings = await examine(environment.variables, (line) => writeNote(environment, line));
    const report = reportOf(productPackage().version, findings);
    environment.stdout.write(given.has('json') ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
    return report.verdict === 'fail' ? 1 : 0;
  },
};
