// The structure that the migrations lead to is a checked-in file, reviewed like code.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, readSteps } from './migrate';
import { connect } from './open';
import { schemaText } from './schema';
import { migrationsFolder, scratchPlace } from './testing/scratch';

test('the migrations lead to exactly the structure that is checked in', async () => {
  const place = scratchPlace();
  const connection = connect(place, place.path, {});
  migrate(connection, readSteps(migrationsFolder), '2026-10-01T00:00:00.000Z', place.path);
  const text = schemaText(connection);
  connection.close();
  await expect(text).toMatchFileSnapshot(join(migrationsFolder, 'schema.sql'));
});
