// Choosing a password of one's own: the old one is asked again, and every other session of the account ends.
import type { Store } from '../store/ports.ts';
import type { Account } from '../store/people-ports.ts';
import { evenTime } from './even-time.ts';
import { LockOut } from './lock-out.ts';
import { PASSWORD, type Passwords } from './password.ts';
import type { NewSession, Session, Sessions } from './sessions.ts';

const WINDOW_MS = 15 * 60_000;
const FAILURES = 10;
const LEAST_MS = 250;

export interface PasswordForm {
	readonly current: string;
	readonly password: string;
	readonly again: string;
}

export interface PasswordRefused {
	readonly refused: 'wrong-password' | 'weak-password' | 'passwords-differ';
}

export class OwnPassword {
	readonly #store: Store;
	readonly #sessions: Sessions;
	readonly #passwords: Passwords;
	readonly #failures = new LockOut({ failures: FAILURES, windowMs: WINDOW_MS });

	constructor(parts: { store: Store; sessions: Sessions; passwords: Passwords }) {
		this.#store = parts.store;
		this.#sessions = parts.sessions;
		this.#passwords = parts.passwords;
	}

	async choose(session: Session, form: PasswordForm): Promise<NewSession | PasswordRefused> {
		const { account } = session;
		if (!account) return { refused: 'wrong-password' };
		if (form.password !== form.again) return { refused: 'passwords-differ' };
		if (isWeak(form.password, account) || form.password === form.current)
			return { refused: 'weak-password' };
		const right = await evenTime(LEAST_MS, () => this.#isRight(account, form.current));
		if (!right) return { refused: 'wrong-password' };
		const passwordHash = await this.#passwords.hash(form.password);
		const changed = { ...account, passwordHash };
		await this.#store.accounts.replace(changed);
		await this.#sessions.endAllOf(account.id);
		return this.#sessions.open(changed);
	}

	/** Out of an HTML form with these three fields. */
	chooseFrom(session: Session, form: FormData): Promise<NewSession | PasswordRefused> {
		const field = (name: string): string => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		const [current, password, again] = [field('current'), field('password'), field('again')];
		return this.choose(session, { current, password, again });
	}

	async #isRight(account: Account, current: string): Promise<boolean> {
		const now = Date.now();
		if (this.#failures.isLocked(account.id, now)) return false;
		if (await this.#passwords.matches(account.passwordHash, current)) return true;
		this.#failures.failed(account.id, now);
		return false;
	}
}

/** Length is what counts; beside it only what anybody would try first is refused. */
function isWeak(password: string, { email, name }: Account): boolean {
	const plain = password.toLowerCase();
	const obvious = [email.split('@')[0] ?? '', ...name.split(/\s+/), 'entour', 'azerty', 'qwerty'];
	const rest = obvious
		.filter((part) => part.length > 2)
		.reduce((left, part) => left.replaceAll(part.toLowerCase(), ''), plain);
	const short = password.length < PASSWORD.least || password.length > PASSWORD.most;
	return short || new Set(rest).size < 5;
}
