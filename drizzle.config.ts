// For drizzle-kit: the migrations of DATA_DIR. Those of KEY_DIR are in drizzle.keys.config.ts.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'sqlite',
	schema: './server/store/sqlite/schema.ts',
	out: './drizzle/data',
});
