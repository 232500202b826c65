import './quizzes.ts';
import './marks.ts';
import './chapter.ts';
import './summary.ts';
