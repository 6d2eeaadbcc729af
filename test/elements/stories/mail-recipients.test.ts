import * as stories from '../../../stories/mail-recipients.stories.js';
import { describeStories } from './every-story.js';

describeStories(stories);
