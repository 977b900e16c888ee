using App.Tests.Commands;
using FluentAssertions;
using Xunit;

namespace App.Tests.Guides;

/// <summary>
/// docs/install: every address that gives a token, as the pages write it. It is run in its own language; the app
/// believes the token of who is signed in, and nobody else is given one.
/// </summary>
public sealed class TokenAddressTests(OpenShop open) : IClassFixture<OpenShop>
{
    /// <summary>As much of WordPress as an address needs; CUSTOMER is who is signed in.</summary>
    private const string WordPress = """
        <?php
        $hooks = [];
        function add_action($hook, $then, $priority = 10) { global $hooks; $hooks[$hook] = $then; }
        function is_user_logged_in() { return getenv('CUSTOMER') !== ''; }
        function get_current_user_id() { return (int) getenv('CUSTOMER'); }
        function nocache_headers() {}
        function admin_url($path, $scheme) { return $scheme === 'relative' ? "/wp-admin/$path" : ''; }
        function esc_url($address) { return str_replace('&', '&#038;', $address); }
        require 'loyalty.php';

        """;

    private Guide AnySite => new("any-site", open.Shop, open.Address);

    [Fact]
    public Task node() => Believed("standard", async customer =>
    {
        using var site = Site().With("loyalty.mjs", AnySite.Block("js", "createHmac"))
            .With("token.mjs", AnySite.Block("js", "answerToken(response, customerId)"));
        return await site.Run("node", $$"""
            import { createServer } from 'node:http';
            import { answerToken } from './token.mjs';
            const server = createServer((_, response) => answerToken(response, '{{customer}}')).listen(0, async () => {
              const answer = await fetch(`http://localhost:${server.address().port}/loyalty-token`);
              const { headers } = answer;
              if (headers.get('cache-control') !== 'no-store') throw new Error('cached');
              console.log(await answer.text());
              server.close();
            });
            """, Key);
    });

    [Fact]
    public Task php() => Believed("standard", async customer =>
    {
        using var site = Site().With("loyalty.php", AnySite.Block("php", "add_action"))
            .With("loyalty-token.php", AnySite.Block("php", "$_SESSION"));
        return await site.Run("php", $"""
            <?php
            ini_set('session.save_path', __DIR__);
            session_id('visitor');
            session_start();
            if ('{customer}') $_SESSION['customer'] = '{customer}';
            session_write_close();
            require 'loyalty-token.php';
            """, Key);
    });

    [Fact]
    public Task python() => Believed("standard", async customer =>
    {
        using var site = Site().With("loyalty.py", AnySite.Block("python", "import hmac"))
            .With("loyalty_answer.py", AnySite.Block("python", "Flask"));
        return await site.Run("python3", $"""
            from loyalty_answer import loyalty_answer
            text, headers = loyalty_answer("{customer}" or None)
            assert headers["Cache-Control"] == "no-store"
            print(text)
            """, Key);
    });

    [Fact]
    public Task csharp() => Believed("standard", customer =>
    {
        Environment.SetEnvironmentVariable("LOYALTY_MEMBER_KEY", open.MemberKey);
        return SharpSite.Answer(
            AnySite.Block("csharp", "class Loyalty"), AnySite.Block("csharp", "MapGet"), "/loyalty-token", customer);
    });

    [Fact]
    public Task wordpress() => Believed("woocommerce", async customer =>
    {
        var guide = new Guide("woocommerce", open.Shop, open.Address);
        using var site = Site().With("loyalty.php", guide.Block("php", "wp_ajax_"));
        var name = customer.Length > 0 ? "wp_ajax_loyalty_token" : "wp_ajax_nopriv_loyalty_token";
        var tag = await site.Run("php", WordPress + "$hooks['wp_footer']();", Key, ("CUSTOMER", customer));
        tag.Should().Be($"<script async src=\"{new Uri(open.Address, "/widget/v1.js")}\" data-shop=\"{open.Shop}\" "
            + "data-token-url=\"/wp-admin/admin-ajax.php?action=loyalty_token\"></script>");
        return await site.Run("php", WordPress + $"$hooks['{name}']();", Key, ("CUSTOMER", customer));
    });

    [Fact]
    public Task shopify() => Believed("shopify", customer => LiquidPage.Of(
        new Guide("shopify", open.Shop, open.Address).Block("liquid", "layout none"),
        new
        {
            customer = customer.Length > 0 ? new { id = 7001 } : null,
            settings = new { loyalty_member_key = open.MemberKey },
        }));

    private static Folder Site() => new();

    private (string, string) Key => ("LOYALTY_MEMBER_KEY", open.MemberKey);

    /// <summary>Asked by somebody who is signed in, and by somebody who is not.</summary>
    private async Task Believed(string storefront, Func<string, Task<string>> answer)
    {
        var seen = await open.Member("any:1").Ask(HttpMethod.Get, "", (await answer("7001")).Trim());
        (seen.Status, (string?)seen.Json["customer"]).Should().Be((200, storefront + ":7001"), "{0}", seen);
        (await answer("")).Trim().Should().BeEmpty();
    }
}
