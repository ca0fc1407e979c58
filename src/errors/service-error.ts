import { CatalogedError } from './user-error.ts';

/** GitHub, a provider or a webhook answered badly; a retry may help. */
export class ServiceError extends CatalogedError {}
