import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem';

/** A refusal (4xx) is an answer: asking again would not change it. A lost connection or a failing server is tried twice more. */
const worthAnotherTry = (attempt: number, error: unknown) =>
  attempt < 2 && !(isProblem(error) && error.status >= 400 && error.status < 500);

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: worthAnotherTry, staleTime: 30_000, gcTime: 30 * 60_000 },
      mutations: { retry: false },
    },
  });
