// A vitest reporter that writes counts, and each skipped test with the reason given to `context.skip(reason)`.
import { writeFileSync } from 'node:fs';

export default class UnitReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      // A file that cannot be loaded has no tests to fail.
      if (module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else counts.skipped.push({ title: `${module.relativeModuleId}: ${test.fullName}`, reason: note });
      }
    }
    writeFileSync(process.env.YITIANTONG_UNIT_COUNTS, JSON.stringify(counts));
  }
}
