// How the messages of src/lib/messages become code; run by itself (`npm run messages`) it compiles them, as every build does.
import { compile, type CompilerOptions } from '@inlang/paraglide-js';

export const paraglideOptions: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'locale',
	emitGitIgnore: false,
	emitPrettierIgnore: false,
	emitReadme: false,
};

if (import.meta.main) await compile(paraglideOptions);
