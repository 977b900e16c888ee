using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>What goes wrong in the panel, or is pressed in haste: it says so, and goes on.</summary>
[Collection(Demo.Name)]
public sealed class PanelTests(DemoInBrowser demo)
{
    private static string Away => Repository.Word("en", "problem.storage_unavailable");

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

    [Fact]
    public async Task more_of_the_history_comes_once_however_often_it_is_asked_for()
    {
        var shop = await WithHistory(_ => false);

        await shop.Panel.Locator("#more").DblClickAsync();

        await Assertions.Expect(shop.Panel.Locator("#more")).ToHaveCountAsync(0);
        await Assertions.Expect(shop.Panel.Locator(".entry")).ToHaveCountAsync(20);
    }

    [Fact]
    public async Task a_sign_in_that_has_run_out_behind_a_closed_panel_is_told_when_it_is_opened()
    {
        using var page = ShopPage.Of(Tag.For(demo.Address));
        var visitor = await Visitor.At(page, demo);
        await visitor.Page.RouteAsync("**/member/**", route => route.FulfillAsync(new()
        {
            Status = 401,
            ContentType = "application/problem+json",
            Headers = [new("Access-Control-Allow-Origin", "*")],
            Body = """{"code":"token_expired"}""",
        }));

        await visitor.Launcher.ClickAsync();

        await Assertions.Expect(visitor.Dialog).ToContainTextAsync(Repository.Word("en", "widget.expired.title"));
    }

    [Fact]
    public async Task only_a_press_beside_the_dialog_closes_it_not_a_selection_that_ends_there()
    {
        using var page = ShopPage.Of(Tag.For(demo.Address));
        var visitor = await Visitor.At(page, demo);
        var mouse = visitor.Page.Mouse;
        // What a drawing replaces under the mouse is not clicked: this one's last comes with the newest entries.
        await visitor.Page.RunAndWaitForResponseAsync(() => visitor.Launcher.ClickAsync(), "**/entries?*");
        await visitor.Dialog.Locator("#perks").ClickAsync();
        await visitor.Dialog.Locator("#title").HoverAsync();

        await mouse.DownAsync();
        await mouse.MoveAsync(10, 10, new() { Steps = 5 });
        await mouse.UpAsync();
        (await visitor.Dialog.IsVisibleAsync()).Should().BeTrue();
        await mouse.ClickAsync(10, 10);

        await Assertions.Expect(visitor.Dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task more_of_the_history_that_could_not_be_had_is_told_and_asked_for_again()
    {
        var shop = await WithHistory(tries => tries == 1);
        var more = shop.Panel.Locator("#more");

        await more.ClickAsync();
        await Assertions.Expect(shop.Panel.Locator("#body")).ToContainTextAsync(Away);
        await Assertions.Expect(shop.Panel.GetByRole(AriaRole.Status)).ToHaveTextAsync(Away);
        await Assertions.Expect(more).ToBeFocusedAsync();
        await more.ClickAsync();

        await Assertions.Expect(shop.Panel.Locator(".entry")).ToHaveCountAsync(20);
        await Assertions.Expect(shop.Panel.Locator("#body")).Not.ToContainTextAsync(Away);
    }

    [Fact]
    public async Task what_points_pay_of_a_cart_is_asked_again_where_there_was_no_answer()
    {
        var shop = await demo.Open("en");
        await shop.BeRich();
        var isAway = true;
        await shop.Page.RouteAsync("**/quote?*", route => isAway ? route.AbortAsync() : route.ContinueAsync());
        await shop.Page.Locator("#add-lamp").ClickAsync();
        await Assertions.Expect(shop.Pay).ToContainTextAsync(Away);

        isAway = false;
        await shop.Pay.Locator("#again").ClickAsync();

        await Assertions.Expect(shop.Pay).ToContainTextAsync("Left to pay");
    }

    /// <summary>
    /// The history of somebody with twenty entries, ten of which are shown; the others, which take their time, cannot
    /// be had at those tries.
    /// </summary>
    private async Task<DemoPage> WithHistory(Func<int, bool> fails)
    {
        var shop = await demo.Open("en");
        var tries = 0;
        await shop.Page.RouteAsync("**/entries?*", async route =>
        {
            var isMore = route.Request.Url.Contains("before=11", StringComparison.Ordinal);
            if (isMore && fails(++tries))
            {
                await route.AbortAsync();
                return;
            }

            await Task.Delay(isMore ? 500 : 0);
            var entries = Enumerable.Range(1, 10).Select(at => new
            {
                sequence = isMore ? 11 - at : 21 - at,
                at = "2026-11-21T10:00:00Z",
                kind = "adjusted",
                points = 5,
            });
            var next = isMore ? (int?)null : 11;
            await route.FulfillAsync(new() { Json = new { entries, next, waiting = Array.Empty<int>() } });
        });
        await shop.Page.EvaluateAsync("() => Loyalty('refresh')");
        await shop.Panel.Locator("#history").ClickAsync();
        await Assertions.Expect(shop.Panel.Locator(".entry")).ToHaveCountAsync(10);
        return shop;
    }
}
