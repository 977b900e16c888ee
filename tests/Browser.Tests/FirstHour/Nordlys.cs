using App.Tests.Running;
using FluentAssertions;
using Microsoft.Playwright;
using Standins;

namespace Browser.Tests.FirstHour;

/// <summary>
/// The shop of the guide on this machine: stand-ins for its WooCommerce and its Shopify, and its front page with the
/// plugin that the guide's own command wrote. Whatever the guide asks to do by hand is done here.
/// </summary>
public sealed class Nordlys : IAsyncDisposable
{
    private readonly DemoInBrowser browsers;
    private readonly Terminal terminal;
    private readonly Yours yours;
    private readonly WooCommerceStandin woocommerce;
    private readonly ShopifyStandin shopify;
    private IPage? page;

    private Nordlys(
        DemoInBrowser browsers, Terminal terminal, Yours yours, WooCommerceStandin woocommerce, ShopifyStandin shopify)
    {
        (this.browsers, this.terminal, this.yours) = (browsers, terminal, yours);
        (this.woocommerce, this.shopify) = (woocommerce, shopify);
        yours.Add("https://nordlys.example", woocommerce.Address.AbsoluteUri.TrimEnd('/'));
        yours.Add("nordlys.example", woocommerce.Address.Authority);
        yours.Add("nordlys.myshopify.com", shopify.Address.AbsoluteUri.TrimEnd('/'));
        yours.Add("CONSUMER-KEY", WooCommerceStandin.Key);
        yours.Add("CONSUMER-SECRET", WooCommerceStandin.Secret);
        yours.Add("CLIENT-ID", ShopifyStandin.Client);
        yours.Add("CLIENT-SECRET", ShopifyStandin.Secret);
    }

    /// <summary>The page that is open now.</summary>
    public IPage Page => page!;

    /// <summary>Where the guide has cloned it to.</summary>
    private string Cloned => Path.Combine(terminal.Folder, "loyalty");

    private static string WordPress => Repository.File("tests/Browser.Tests/FirstHour/wordpress.php");

    private ILocator Panel => Page.Locator("dialog");

    public static async Task<Nordlys> Open(DemoInBrowser browsers, Terminal terminal, Yours yours) =>
        new(browsers, terminal, yours, await WooCommerceStandin.Start(), await ShopifyStandin.Start());

    public Task Do(string what) => what switch
    {
        "In your shop: sign in as a customer, buy something for 499 kr, and pay." => Buys(),
        "In WordPress: put the file and the key where they belong, and switch the plugin on." => Install(),
        "As that customer: open your shop, and press the button in the corner." => LooksBefore(),
        "As that customer: press *Bli med*, and wait for the points." => Joins(),
        "As that customer: look again on a phone, at what has happened so far." => LooksOnAPhone(),
        "In Shopify: place a test order for 250 kr, as customer 7001." => BuysForTest(),
        "In your shop: put what is in try.html into a page that only you know, open it, and join." => JoinsTheTest(),
        _ => throw new InvalidOperationException($"Nobody here knows how to: {what}"),
    };

    public async ValueTask DisposeAsync()
    {
        await woocommerce.DisposeAsync();
        await shopify.DisposeAsync();
    }

    private async Task Buys() => Arrived(
        await woocommerce.Place(Sales.Of("woocommerce", "1042", "7", 499, "NOK").Paid()), "recorded");

    private async Task Install()
    {
        var plugin = Path.Combine(Cloned, "plugin", "loyalty.php");
        (await File.ReadAllTextAsync(plugin)).Should().MatchRegex(@"(?m)^[ \t/*#@]*Plugin Name:", "WordPress lists it");
        Publish(plugin, ("LOYALTY_MEMBER_KEY", yours["MEMBER-KEY"]), ("CUSTOMER", "7"));
    }

    private async Task Looks(string text, BrowserNewContextOptions? on = null)
    {
        page = await browsers.NewPage(on ?? new() { ViewportSize = new() { Width = 860, Height = 600 } });
        await page.GotoAsync(woocommerce.Address.AbsoluteUri);
        await page.Locator("button.launcher").ClickAsync();
        await Assertions.Expect(Panel).ToContainTextAsync(text);
    }

    private async Task LooksBefore()
    {
        await Looks("Bli med");
        await Assertions.Expect(Panel).ToContainTextAsync("Fra 500 poeng");
        await Assertions.Expect(Panel).Not.ToContainTextAsync("Nivået ditt nå");
    }

    private async Task Joins()
    {
        await Join();
        await Assertions.Expect(Panel).ToContainTextAsync("49 poeng, kan brukes fra");
        await Panel.GetByRole(AriaRole.Tab, new() { Name = "Fordeler" }).ClickAsync();
        await Assertions.Expect(Panel).ToContainTextAsync("Nivået ditt nå");
        await Panel.GetByRole(AriaRole.Tab, new() { Name = "Poeng" }).ClickAsync();
    }

    private async Task LooksOnAPhone()
    {
        await Looks("49 poeng", new() { ViewportSize = new() { Width = 390, Height = 700 }, IsMobile = true });
        await Panel.GetByRole(AriaRole.Tab, new() { Name = "Historikk" }).ClickAsync();
        await Assertions.Expect(Panel).ToContainTextAsync("1042");
    }

    private async Task BuysForTest() => Arrived(
        await shopify.Place(Sales.Of("shopify", "2001", "7001", 250, "NOK").Paid() with { IsTest = true }), "recorded");

    private async Task JoinsTheTest()
    {
        var draft = Path.Combine(Cloned, "plugin", "draft.php");
        await File.WriteAllTextAsync(
            draft, $"<?php add_action('wp_footer', fn() => readfile('{Path.Combine(Cloned, "try.html")}'));");
        Publish(draft);
        await Looks("Testmodus");
        await Join();
        await Assertions.Expect(Panel).ToContainTextAsync("25 poeng, kan brukes fra");
        await Assertions.Expect(Panel).ToContainTextAsync("Testmodus");
    }

    /// <summary>It is confirmed where whoever pressed looks.</summary>
    private async Task Join()
    {
        await Panel.GetByRole(AriaRole.Button, new() { Name = "Bli med" }).ClickAsync();
        await Assertions.Expect(Panel.GetByText("Velkommen til").First).ToBeInViewportAsync();
    }

    /// <summary>From now on the front page is this plugin's.</summary>
    private void Publish(string plugin, params (string Name, string Value)[] around) =>
        woocommerce.FrontPage = () => Runtime.Run("php", [WordPress], [("PLUGIN", plugin), .. around]);

    private static void Arrived(IReadOnlyList<Sent> sent, string outcome)
    {
        var one = sent.Should().ContainSingle().Which;
        one.Status.Should().Be(200);
        one.Answer.Should().Contain($"\"outcome\":\"{outcome}\"");
    }
}
