// For drizzle-kit: the migrations of KEY_DIR. Those of DATA_DIR are in drizzle.config.ts.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'sqlite',
	schema: './server/store/sqlite/keys-schema.ts',
	out: './drizzle/keys',
});
