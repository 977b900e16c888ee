<?php
// As much of WordPress as a plugin of one file needs. PLUGIN names the file; CUSTOMER is who is signed in.
$hooks = [];

function add_action(string $hook, callable $then): void {
    global $hooks;
    $hooks[$hook][] = $then;
}

function is_user_logged_in(): bool {
    return getenv('CUSTOMER') !== false;
}

function get_current_user_id(): int {
    return (int) getenv('CUSTOMER');
}

require getenv('PLUGIN');
?>
<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nordlys</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; font: 17px/1.6 'Noto Sans', system-ui, sans-serif; color: #16302b; background: #f6f4ee; }
  header { padding: 28px 40px; background: #16302b; color: #f6f4ee; font-size: 24px; letter-spacing: .04em; }
  main { padding: 32px 40px; max-width: 34rem; }
  h1 { margin: 0 0 8px; font-size: 30px; line-height: 1.25; }
  hr { border: 0; border-top: 1px solid #cfd6cd; margin: 28px 0; }
</style>
<header>Nordlys</header>
<main>
  <h1>Ullpledd fra Senja</h1>
  <p>Vevd av norsk ull. 499 kr.</p>
  <hr>
  <p>Sendes innen to dager. Fri retur i 30 dager.</p>
</main>
<?php foreach ($hooks['wp_footer'] as $then) { $then(); } ?>
</html>
