// Which act answers which command: one line for each, and none forgotten.
import type { Act, Done } from './act.ts';
import type { Command } from './command.ts';
import type { Refusal } from './refusal.ts';
import { pause, recordAgreement, recordAgreements, withdraw } from './agreement/acts.ts';
import { confirmAgreement } from './agreement/confirm.ts';
import { informFamily, recordDanger, shareDanger } from './danger/acts.ts';
import { layGroundRules, recordGroundRulesRead } from './ground-rules/acts.ts';
import { recordDecision } from './minutes/acts.ts';
import {
	adoptMinutes,
	markPart,
	offerCopy,
	proposeMinutes,
	remarkMinutes,
} from './minutes/lifecycle.ts';
import { endMeeting, startMeeting, startPhase } from './phase/acts.ts';
import { answerPart } from './review/acts.ts';
import { classify, close, createSection, open, retitle, widen } from './section/acts.ts';
import { endDictation, openDictated, writeFor } from './section/dictation.ts';
import { entrust } from './section/entrust.ts';
import { agreeExtract, editExtract } from './section/extract-acts.ts';
import {
	confide,
	endWithholding,
	moveWords,
	takeBackPassage,
	withhold,
	writeBeside,
} from './section/hand-acts.ts';
import { recordParticipation } from './section/participation.ts';
import {
	admitEntry,
	confirmLink,
	invite,
	namePerson,
	recordPresence,
	remove,
	renewCode,
	retag,
} from './table/acts.ts';
import { endLink, giveUndertaking, recordNotice, tellEarshot } from './table/ties.ts';
import { unreachable } from './unreachable.ts';

export function acted(act: Act, command: Command): Done | Refusal {
	switch (command.type) {
		case 'invite':
			return invite(act, command);
		case 'name-person':
			return namePerson(act, command);
		case 'retag':
			return retag(act, command);
		case 'remove':
			return remove(act, command);
		case 'renew-code':
			return renewCode(act, command);
		case 'confirm-link':
			return confirmLink(act, command);
		case 'end-link':
			return endLink(act, command);
		case 'record-notice':
			return recordNotice(act, command);
		case 'give-undertaking':
			return giveUndertaking(act);
		case 'tell-earshot':
			return tellEarshot(act, command);
		case 'record-participation':
			return recordParticipation(act, command);
		case 'record-presence':
			return recordPresence(act, command);
		case 'record-agreement':
			return recordAgreement(act, command);
		case 'record-agreements':
			return recordAgreements(act, command);
		case 'confirm-agreement':
			return confirmAgreement(act, command);
		case 'withdraw-agreement':
			return withdraw(act, command);
		case 'pause-sharing':
			return pause(act, command);
		case 'create-section':
			return createSection(act, command);
		case 'classify-section':
			return classify(act, command);
		case 'retitle-section':
			return retitle(act, command);
		case 'open-section':
			return open(act, command);
		case 'widen-section':
			return widen(act, command);
		case 'close-section':
			return close(act, command);
		case 'entrust-section':
			return entrust(act, command);
		case 'take-back':
			return command.passage ? takeBackPassage(act, command, command.passage) : close(act, command);
		case 'agree-extract':
			return agreeExtract(act, command);
		case 'edit-extract':
			return editExtract(act, command);
		case 'confide-section':
			return confide(act, command);
		case 'write-for':
			return writeFor(act, command);
		case 'end-dictation':
			return endDictation(act, command);
		case 'open-dictated':
			return openDictated(act, command);
		case 'write-beside':
			return writeBeside(act, command);
		case 'withhold-section':
			return withhold(act, command);
		case 'end-withholding':
			return endWithholding(act, command);
		case 'move-words':
			return moveWords(act, command);
		case 'start-meeting':
			return startMeeting(act);
		case 'start-phase':
			return startPhase(act, command);
		case 'end-meeting':
			return endMeeting(act);
		case 'lay-ground-rules':
			return layGroundRules(act, command);
		case 'record-ground-rules-read':
			return recordGroundRulesRead(act);
		case 'record-decision':
			return recordDecision(act, command);
		case 'answer-part':
			return answerPart(act, command);
		case 'mark-part':
			return markPart(act, command);
		case 'propose-minutes':
			return proposeMinutes(act, command);
		case 'remark-minutes':
			return remarkMinutes(act, command);
		case 'offer-copy':
			return offerCopy(act, command);
		case 'adopt-minutes':
			return adoptMinutes(act, command);
		case 'record-danger':
			return recordDanger(act, command);
		case 'share-danger':
			return shareDanger(act, command);
		case 'inform-family':
			return informFamily(act, command);
		case 'admit-entry':
			return admitEntry(act, command);
		default:
			return unreachable(command);
	}
}
