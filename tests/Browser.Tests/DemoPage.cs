using FluentAssertions;
using System.Text.Json;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What a visitor does on the demo page, and what they see of their points.</summary>
public sealed class DemoPage(IPage page, string language)
{
    public IPage Page { get; } = page;

    public ILocator Panel => Page.Locator("loyalty-panel");

    /// <summary>The page's own button shows the points that can be used.</summary>
    public ILocator Balance => Page.Locator("loyalty-balance");

    /// <summary>The widget's own button, where the page has no panel in it.</summary>
    public ILocator Launcher =>
        Page.GetByRole(
            AriaRole.Button, new() { Name = Repository.Word(language, "widget.launcher.label"), Exact = true });

    /// <summary>Where part of the cart is paid with points.</summary>
    public ILocator Pay => Page.Locator("#cart loyalty-pay");

    /// <summary>What was redeemed and is not over, in the panel.</summary>
    public ILocator Taken => Panel.Locator("[id^=taken-]");

    public Task BeSomebodyNew() => Page.Locator("#customer").SelectOptionAsync("new");

    /// <summary>Puts one of a product in the cart, buys, and says what the webhook answered.</summary>
    public async Task<JsonElement> Buy(string product = "mug")
    {
        await Page.Locator($"#add-{product}").ClickAsync();
        return await Sending(() => Page.Locator("#buy").ClickAsync());
    }

    /// <summary>Earns 237 points, in euros, and looks at what they buy.</summary>
    public async Task BeRich()
    {
        await Page.Locator("#add-lamp").ClickAsync();
        await Page.Locator("#add-blanket").ClickAsync();
        await Buy("blanket");
        await ShowsPoints(237);
        await Look("rewards");
    }

    /// <summary>Goes to a tab of the panel: again where it was drawn anew under the very press.</summary>
    public async Task Look(string tab)
    {
        var button = Panel.Locator("#" + tab);
        for (var tries = 0; tries < 3 && await button.GetAttributeAsync("aria-selected") != "true"; tries++)
        {
            await button.ClickAsync();
        }
    }

    /// <summary>Earns 178 points, in euros.</summary>
    public async Task EarnSome()
    {
        await Page.Locator("#add-blanket").ClickAsync();
        await Buy("blanket");
        await ShowsPoints(178);
    }

    /// <summary>Presses a button that asks once more, and says yes.</summary>
    public async Task Confirm(ILocator within, string place)
    {
        await within.Locator($"[id^=do-{place}]").ClickAsync();
        await within.Locator($"[id^=yes-{place}]").ClickAsync();
    }

    /// <summary>Does something that sends a webhook, and says what it answered.</summary>
    public async Task<JsonElement> Sending(Func<Task> act)
    {
        var answer = await Page.RunAndWaitForResponseAsync(
            act, response => response.Url.Contains("/webhooks/", StringComparison.Ordinal));
        answer.Status.Should().Be(200);
        return JsonDocument.Parse(await answer.TextAsync()).RootElement;
    }

    /// <summary>Waits until the balance shows this many points as the language writes them.</summary>
    public async Task ShowsPoints(long points) =>
        await Assertions.Expect(Balance).ToContainTextAsync(await Written(points), new() { Timeout = 15_000 });

    public Task<string> Written(long number) =>
        Page.EvaluateAsync<string>(
            "([tag, number]) => new Intl.NumberFormat(tag).format(number)", new object[] { language, number });

    /// <summary>The accessibility rules WCAG 2.2 A and AA name, broken on the page as it is now.</summary>
    public async Task<IReadOnlyList<string>> AxeViolations()
    {
        await Page.EvaluateAsync(
            await File.ReadAllTextAsync(Repository.File("tests/oracles/node_modules/axe-core/axe.min.js")));
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
              .violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)
            """);
    }
}
