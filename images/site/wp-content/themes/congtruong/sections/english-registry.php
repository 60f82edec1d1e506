<?php
/** Organisation and officials' contacts in English (Decree 42/2022/NĐ-CP). */

use function CongTruong\facts;
use function CongTruong\Theme\mail_link;
use function CongTruong\Theme\phone_link;

$facts = facts();
$duties = array_filter($facts['leaders'], static fn(array $leader): bool => ($leader['duties'] ?? '') !== '') !== [];
$positions = ['hiệu trưởng' => 'Principal', 'phó hiệu trưởng' => 'Vice principal', 'giám đốc' => 'Director',
    'phó giám đốc' => 'Vice director', 'trưởng phòng' => 'Head of office', 'phó trưởng phòng' => 'Deputy head of office'];
?>
<h2>About us</h2>
<dl class="facts">
  <dt>Name</dt><dd lang="vi"><?php echo esc_html($facts['name']); ?></dd>
  <dt>Governed by</dt><dd lang="vi"><?php echo esc_html($facts['parent']['name']); ?></dd>
  <?php echo $facts['address'] === '' ? '' : '<dt>Address</dt><dd lang="vi">' . esc_html($facts['address']) . '</dd>'; ?>
  <?php echo $facts['phone'] === '' ? '' : '<dt>Telephone</dt><dd>' . phone_link($facts['phone']) . '</dd>'; ?>
  <?php echo $facts['mail'] === '' ? '' : '<dt>E-mail</dt><dd>' . mail_link($facts['mail']) . '</dd>'; ?>
</dl>
<?php if ($facts['leaders'] !== []) { ?>
<h2>Leaders</h2>
<div class="scroll"><table class="stack">
  <thead><tr><th scope="col">Name</th><th scope="col">Position</th><?php echo $duties ? '<th scope="col">Duties</th>' : ''; ?><th scope="col">Telephone</th><th scope="col">E-mail</th></tr></thead>
  <tbody>
<?php foreach ($facts['leaders'] as $leader) {
    // Not $post: that name is WordPress' own, and the_content() would show nothing of the page.
    $position = $positions[mb_strtolower($leader['post'])] ?? null; ?>
    <tr><th scope="row" lang="vi"><?php echo esc_html($leader['name']); ?></th><td data-label="Position"<?php echo $position === null ? ' lang="vi"' : ''; ?>><?php echo esc_html($position ?? $leader['post']); ?></td><?php echo $duties ? '<td data-label="Duties" lang="vi">' . esc_html($leader['duties'] ?? '') . '</td>' : ''; ?><td data-label="Telephone"><?php echo phone_link($leader['phone']); ?></td><td data-label="E-mail"><?php echo mail_link($leader['mail']); ?></td></tr>
<?php } ?>
  </tbody>
</table></div>
<?php }
