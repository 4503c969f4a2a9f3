// Holds template.yaml to CloudFormation's resource specification, without a network and without an account.
// Exit code 0: nothing found. 1: what was found, one line each.
import {readFileSync, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {App, Stack} from 'aws-cdk-lib';
import {CfnInclude} from 'aws-cdk-lib/cloudformation-include';

// A blank default stands for "not used": a condition keeps it from where the rule sees it.
const GUARDED = ['W1030'];
// The names of secrets, which are none.
const guarded = (v) => GUARDED.includes(v.ruleName) || (v.ruleName === 'W2509' && v.description.includes("'SecretArns'"));

const here = dirname(fileURLToPath(import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'stack-'));
const found = [];
try {
  const app = new App({outdir: out, context: {'@aws-cdk/core:validateAgainstDefaultRules': true}});
  const stack = new Stack(app, 'starrocks-migration');
  new CfnInclude(stack, 'template', {templateFile: process.argv[2] ?? join(here, 'template.yaml')});
  app.synth();
} catch (e) {
  found.push(e.message);
} finally {
  const report = join(out, 'validation-report.json');
  if (existsSync(report)) {
    for (const plugin of JSON.parse(readFileSync(report, 'utf8')).pluginReports ?? []) {
      for (const violation of (plugin.violations ?? []).filter((v) => !guarded(v))) {
        const places = (violation.violatingConstructs ?? []).map((c) => c.cloudFormationResource?.logicalId ?? c.constructPath);
        found.push(`${violation.ruleName}: ${violation.description} (${places.join('; ')})`);
      }
    }
  }
  rmSync(out, {recursive: true, force: true});
}
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exitCode = 1;
} else {
  console.log('template.yaml: nothing found');
}
