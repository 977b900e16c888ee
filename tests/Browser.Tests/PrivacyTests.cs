using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>What is kept of a shopper: nothing on the device unasked, nothing in the page once signed out.</summary>
[Collection(Demo.Name)]
public sealed class PrivacyTests(DemoInBrowser demo)
{
    /// <summary>Cookies that no script sees are asked of the browser.</summary>
    private const string Kept = """
        async () => [
          ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
          ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()),
          ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
        ].filter(Boolean)
        """;

    /// <summary>Everything in any shadow root, attributes and what is typed too.</summary>
    private const string Shadows = """
        () => {
          const texts = [];
          for (const { shadowRoot } of document.querySelectorAll('*')) {
            if (!shadowRoot) continue;
            texts.push(shadowRoot.innerHTML, ...[...shadowRoot.querySelectorAll('input')].map(({ value }) => value));
          }
          return texts.join('\n');
        }
        """;

    [Fact]
    public async Task nothing_is_stored_on_the_device_before_the_shopper_chooses_something()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.GotoAsync(shop.Address);
        await visitor.Launcher.ClickAsync();
        foreach (var tab in await visitor.Dialog.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            await Assertions.Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
        }

        (await visitor.Page.EvaluateAsync<string[]>(Kept)).Should().BeEmpty();
        (await visitor.Page.Context.CookiesAsync()).Should().BeEmpty();

        await visitor.Dialog.GetByRole(AriaRole.Combobox).First.SelectOptionAsync("nb");
        await Assertions.Expect(visitor.Dialog).ToContainTextAsync(Repository.Word("nb", "widget.tab.history"));
        (await visitor.Page.EvaluateAsync<string[]>(Kept)).Should().Equal("loyalty.lang");
        (await visitor.Page.Context.CookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("&panel=launcher")]
    public async Task nothing_of_the_member_is_left_after_signing_out(string query)
    {
        var shop = await demo.Open("en", query);
        await shop.EarnSome();
        var token = await TokenOf(shop);
        await shop.Page.EvaluateAsync("token => Loyalty('identify', token, { name: 'Solveig' })", token);
        await shop.Page.EvaluateAsync("() => Loyalty('open')");
        await shop.Page.Locator("#rewards").ClickAsync();
        await shop.Confirm(shop.Page.Locator("body"), "tote-bag");
        var code = await shop.Page.Locator("[id^=taken-] code").TextContentAsync();
        foreach (var tab in await shop.Page.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
        }

        await shop.ShowsPoints(118);
        string[] own = ["Solveig", code!, "118", "178", Who(token), token];
        (await shop.Page.EvaluateAsync<string>(Shadows)).Should().Contain("Solveig").And.Contain("118");

        await shop.Page.EvaluateAsync("() => Loyalty('logout')");
        await Assertions.Expect(shop.Page.Locator("#title").Locator("..").Locator("..")).ToContainTextAsync(
            Repository.Word("en", "widget.visitor.title"));

        (await shop.Page.EvaluateAsync<string>(Shadows)).Should().NotContainAny(own);
    }

    private static async Task<string> TokenOf(DemoPage shop)
    {
        var asked = await shop.Page.RunAndWaitForRequestAsync(
            () => shop.Page.EvaluateAsync("() => Loyalty('refresh')"),
            request => request.Url.Contains("/member?", StringComparison.Ordinal));
        return asked.Headers["authorization"]["Bearer ".Length..];
    }

    /// <summary>The customer's number, as the token names them.</summary>
    private static string Who(string token)
    {
        var name = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        var bytes = Convert.FromBase64String(name.PadRight((name.Length + 3) / 4 * 4, '='));
        return System.Text.Encoding.UTF8.GetString(bytes).Split(':')[1];
    }
}
