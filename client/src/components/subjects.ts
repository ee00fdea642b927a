import type { Answer } from '@api';

type Deadline = Answer<'get', '/api/v1/deadlines/{id}'>;
export type Subject = Deadline['subject'];

interface Where {
  subject: Subject;
  collaborationId: string | null | undefined;
  /** Of weekly progress: the Monday. */
  week?: string | null;
}

/** The page that shows what is spoken about: the thing's own, or the step of its collaboration. Undefined: it has none. */
export function subjectPath({ subject: { type, id }, collaborationId, week }: Where): string | undefined {
  switch (type) {
    case 'resourceRequest':
      return `/resource-requests/${id}`;
    case 'workItem':
      return `/work-items/${id}`;
    case 'issue':
      return `/issues/${id}`;
    case 'riskWarning':
      return `/risk-warnings/${id}`;
    case 'meeting':
      return `/meetings/${id}`;
    case 'deadline':
      return `/deadlines/${id}`;
    case 'collaboration':
      return `/collaborations/${id}`;
  }
  if (!collaborationId) return undefined;
  const collaboration = `/collaborations/${collaborationId}`;
  switch (type) {
    case 'commitment':
    case 'commitmentCondition':
      return `${collaboration}/kickoff`;
    case 'progressReport':
      return week ? `${collaboration}/progress/${week}` : `${collaboration}/progress`;
    case 'issueMeasure':
      return `${collaboration}/issues`;
    case 'brief':
    case 'plan':
    case 'acceptance':
    case 'retrospective':
    case 'summary':
      return `${collaboration}/${type}`;
    default:
      return collaboration;
  }
}
