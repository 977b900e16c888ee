using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>What goes wrong in the panel, or is pressed in haste: it says so, and goes on.</summary>
[Collection(Demo.Name)]
public sealed class PanelTests(DemoInBrowser demo)
{
    [Fact]
    public async Task a_shop_s_own_code_may_have_any_characters()
    {
        var shop = await demo.Open("en");
        await shop.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await shop.BeRich();
        await shop.Confirm(shop.Panel, "five-off");
        var code = (await shop.Taken.Locator("code").TextContentAsync())!;
        await shop.Page.RouteAsync("**/member?*", async route =>
        {
            var answer = await route.FetchAsync();
            var own = (await answer.TextAsync()).Replace(code, "#SAVE10%", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = own });
        });
        await shop.Page.EvaluateAsync("() => Loyalty('refresh')");
        await Assertions.Expect(shop.Taken.Locator("code")).ToHaveTextAsync("#SAVE10%");

        var copy = shop.Taken.Locator("[id^=copy-]");
        await copy.ClickAsync();

        await Assertions.Expect(copy).ToHaveTextAsync(Repository.Word("en", "widget.code.copied"));
        await Assertions.Expect(copy).ToBeFocusedAsync();
    }
}
