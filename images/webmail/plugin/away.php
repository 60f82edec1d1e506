<?php

/** The page where somebody says what his mailbox answers while he is away (images/mail/away.ts). */
class ct_away
{
    private const LONGEST_TEXT = 4000;

    private rcmail $rc;
    /** What is shown: from the mail store, or what was entered and not taken. */
    private ?array $shown = null;

    public function __construct(private congtruong $plugin)
    {
        $this->rc = rcmail::get_instance();
    }

    public function listed(array $settings): array
    {
        $settings['actions'][] = ['action' => 'plugin.congtruong-away', 'class' => 'vacation', 'label' => 'ct_away', 'title' => 'ct_away'];
        return $settings;
    }

    public function show(): void
    {
        if ($this->shown === null) {
            $told = $this->ask([]);
            if ($told['status'] !== 200) {
                $this->say('later', 'error');
            }
            $this->shown = ['on' => isset($told['text'])] + $told;
        }
        $this->plugin->register_handler('plugin.body', [$this, 'form']);
        $this->rc->output->set_pagetitle($this->rc->gettext('ct_away'));
        $this->rc->output->send('plugin');
    }

    public function save(): void
    {
        $read = fn (string $name): string => (string) rcube_utils::get_input_string("_$name", rcube_utils::INPUT_POST, true);
        $entered = ['from' => $read('from'), 'until' => $read('until'), 'subject' => $read('subject'), 'text' => $read('text')];
        $is_on = $read('on') === '1';
        $told = $this->ask(['away' => $is_on ? json_encode($entered, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) : '']);
        if ($told['status'] === 200) {
            $this->say($is_on ? 'away-on' : 'away-off', 'confirmation');
        } else {
            $this->say($told['status'] === 422 ? 'away-' . ($told['fault'] ?? 'empty') : 'later', 'error');
        }
        $this->shown = ['on' => $is_on] + $entered;
        $this->rc->overwrite_action('plugin.congtruong-away');
        $this->show();
    }

    public function form(): string
    {
        $shown = $this->shown + ['from' => '', 'until' => '', 'subject' => '', 'text' => ''];
        $field = fn (string $type, string $name, array $more = []): string => (new html_inputfield(
            ['type' => $type, 'name' => "_$name", 'id' => "away-$name"] + $more
        ))->show($shown[$name]);
        $table = new html_table(['cols' => 2, 'class' => 'propform']);
        $row = function (string $name, string $input) use ($table): void {
            $table->add('title', html::label("away-$name", rcube::Q(ct_text("away-label-$name"))));
            $table->add(null, $input);
        };
        $row('on', (new html_checkbox(['name' => '_on', 'id' => 'away-on', 'value' => '1']))->show($shown['on'] ? '1' : ''));
        $row('from', $field('date', 'from'));
        $row('until', $field('date', 'until'));
        $row('subject', $field('text', 'subject', ['maxlength' => 200, 'size' => 40]));
        $row('text', (new html_textarea(
            ['name' => '_text', 'id' => 'away-text', 'rows' => 8, 'cols' => 60, 'maxlength' => self::LONGEST_TEXT]
        ))->show($shown['text']));
        $save = html::tag('button', ['type' => 'submit', 'class' => 'button mainaction submit'], rcube::Q($this->rc->gettext('save')));
        $form = $this->rc->output->form_tag(
            ['id' => 'away-form', 'method' => 'post', 'action' => './?_task=settings&_action=plugin.congtruong-away-save'],
            html::p('hint', rcube::Q(ct_text('away-hint'))) . $table->show() . html::p('formbuttons footerleft', $save)
        );
        return html::div(['id' => 'prefs-title', 'class' => 'boxtitle'], rcube::Q($this->rc->gettext('ct_away')))
            . html::div('box formcontainer scroller', html::div('boxcontent formcontent', $form));
    }

    private function ask(array $question): array
    {
        return ct_ask_store('/away', $question + [
            'address' => (string) $_SESSION['username'],
            'session' => (string) $this->rc->decrypt($_SESSION['password']),
        ]);
    }

    private function say(string $what, string $kind): void
    {
        $this->rc->output->command('display_message', ct_text($what), $kind);
    }
}
