using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using App.Tests.Commands;
using FluentAssertions;
using Xunit;

namespace App.Tests.Guides;

/// <summary>
/// docs/install: what the pages show of <c>loyalty shop snippet</c> is what it prints, which <see cref="SnippetTests"/>
/// run; everything else they tell to paste is run here.
/// </summary>
public sealed partial class InstallTests(OpenShop open) : IClassFixture<OpenShop>
{
    private Guide Shopify => new("shopify", open.Shop, open.Address);

    [Theory]
    [InlineData("any-site", "js", "createHmac", "node", "standard")]
    [InlineData("any-site", "php", "add_action", "php", "standard")]
    [InlineData("any-site", "csharp", "class Loyalty", "csharp", "standard")]
    [InlineData("any-site", "python", "import hmac", "python", "standard")]
    [InlineData("shopify", "liquid", "/widget/v1.js", "liquid", "shopify")]
    [InlineData("woocommerce", "php", "loyalty_tag", "php", "woocommerce")]
    [InlineData("stripe", "js", "createHmac", "node", "stripe")]
    public async Task the_pages_show_what_the_command_prints(
        string page, string language, string with, string kind, string storefront)
    {
        var printed = await open.Owner("shop", "snippet", "--for", kind, "--storefront", storefront);

        new Guide(page, open.Shop, open.Address).Block(language, with).Should().Be(printed.Output.TrimEnd());
    }

    [Fact]
    public void the_theme_has_the_setting_that_the_tag_reads()
    {
        var setting = JsonNode.Parse(Shopify.Block("json", "settings"))!["settings"]!.AsArray().Single()!;

        setting["type"]!.ToString().Should().Be("text");
        Shopify.Block("liquid", "/widget/v1.js").Should().Contain($"settings.{setting["id"]} ");
    }

    [Theory]
    [InlineData("selected_or_first_available_variant", "<loyalty-earn 499.5></loyalty-earn>")]
    [InlineData("cart.total_price", "<loyalty-earn more=\"100.00\" 748></loyalty-earn><loyalty-pay 748></loyalty-pay>")]
    public async Task a_theme_says_its_prices_in_whole_money(string with, string elements)
    {
        var page = await LiquidPage.Of(Shopify.Block("liquid", with), new
        {
            product = new { selected_or_first_available_variant = new { price = 49950 } },
            cart = new { total_price = 74800, currency = new { iso_code = "NOK" } },
        });

        Spaces().Replace(page, " ").Replace(" >", ">", StringComparison.Ordinal)
            .Replace("> <", "><", StringComparison.Ordinal)
            .Should().Be(Prices().Replace(elements, """amount="$0" currency="NOK" """.TrimEnd()));
    }

    [Fact]
    public async Task woocommerce_says_its_prices_in_whole_money()
    {
        const string Shop = """
            <?php
            $hooks = [];
            function add_action($hook, $then, $priority = 10) { global $hooks; $hooks[$hook] = $then; }
            function wc_get_price_to_display($product) { return $product->price; }
            function wc_get_price_decimals() { return 2; }
            function wc_format_decimal($number, $decimals) { return number_format($number, $decimals, '.', ''); }
            function get_woocommerce_currency() { return 'NOK'; }
            class Cart {
                function get_cart_contents_total() { return 598.4; }
                function get_cart_contents_tax() { return 149.6; }
            }
            function WC() { return (object) ['cart' => new Cart()]; }
            $product = (object) ['price' => 499.5];

            """;
        using var site = new Folder();

        var said = await site.Run("php", Shop
            + new Guide("woocommerce", open.Shop, open.Address).Block("php", "get_cart_contents_total")
            + "\nforeach ($hooks as $then) $then();");

        said.Should().Be("""
            <loyalty-earn amount="499.50" currency="NOK"></loyalty-earn>
            """ + """
            <loyalty-earn more="100.00" amount="748.00" currency="NOK"></loyalty-earn>
            """ + """
            <loyalty-pay amount="748.00" currency="NOK"></loyalty-pay>
            """);
    }

    [Theory]
    [InlineData("?loyalty_code=Lp-7Kq", "lp-7kq goes in; /cart/")]
    [InlineData("", "")]
    public async Task woocommerce_takes_a_code_by_its_address(string query, string said)
    {
        const string Shop = """
            <?php
            function add_action($hook, $then, $priority = 10) { $then(); }
            function wp_unslash($text) { return stripslashes($text); }
            function wc_format_coupon_code($code) { return strtolower(trim($code)); }
            function wc_get_cart_url() { return '/cart/'; }
            function wp_safe_redirect($address) { print "; $address"; }
            class Cart { function apply_coupon($code) { print "$code goes in"; } }
            function WC() { return (object) ['cart' => new Cart()]; }

            """;
        using var site = new Folder();

        var page = await site.Run("php", Shop + $"parse_str('{query.TrimStart('?')}', $_GET);\n"
            + new Guide("woocommerce", open.Shop, open.Address).Block("php", "apply_coupon"));

        page.Should().Be(said);
    }

    [Theory]
    [InlineData("7", true)]
    [InlineData("8", false)]
    public async Task only_who_began_a_payment_is_its_customer_afterwards(string visitor, bool isTheirs)
    {
        var guide = new Guide("stripe", open.Shop, open.Address);
        using var site = new Folder().With("loyalty.mjs", guide.Block("js", "createHmac"))
            .With("checkout.mjs", guide.Block("js", "startCheckout")).With("thanks.mjs", guide.Block("js", "thanks("));

        var page = await site.Run("node", $$"""
            import { startCheckout } from './checkout.mjs';
            import { thanks } from './thanks.mjs';
            let session;
            const sessions = {
              create: asked => (session = { ...asked, customer: asked.customer ?? 'cus_7001' }),
              retrieve: async id => id === 'cs_1' ? session : null,
            };
            const stripe = { checkout: { sessions } };
            startCheckout(stripe, { id: '7' }, [{ price: 'price_1', quantity: 1 }]);
            if (session.customer_creation !== 'always' || !session.allow_promotion_codes) throw new Error('new');
            startCheckout(stripe, { id: '7', stripeCustomer: 'cus_7001' }, [], 'promo_1');
            if (session.customer_creation || session.allow_promotion_codes) throw new Error('known');
            console.log(await thanks(stripe, { id: '{{visitor}}' }, 'cs_1'));
            """, ("LOYALTY_MEMBER_KEY", open.MemberKey));

        page.Contains("data-token=", StringComparison.Ordinal).Should().Be(isTheirs);
        if (isTheirs)
        {
            var token = page.Split("data-token=\"")[1].Split('"')[0];
            var seen = await open.Member("any:1").Ask(HttpMethod.Get, "", token);
            (seen.Status, (string?)seen.Json["customer"]).Should().Be((200, "stripe:cus_7001"), "{0}", seen);
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<= )[\d.]+", RegexOptions.None, 1_000)]
    private static partial Regex Prices();
}
