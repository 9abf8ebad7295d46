import { frames } from '#server/app.ts';

export const GET = async () => Response.json({ frames: await frames() });
