using System.Text.Json;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>Every state the widget can be in, on /demo/themes: one page a language, all states on it.</summary>
[Collection(Demo.Name)]
public sealed class EveryStateTests(DemoInBrowser demo)
{
    /// <summary>What is wider than its room, in every shadow root; what is only read aloud takes none.</summary>
    private const string TooWide =
        """
        () => shown().filter(one => !one.closest('.hidden'))
          .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth
            || one.getBoundingClientRect().width > 320)
          .map(one => `${called(one)}: ${one.textContent.trim().slice(0, 60)}`)
        """;

    /// <summary>Text that no locale file has said, but for codes, days and figures.</summary>
    private const string NotSaid =
        """
        mark => shown().filter(one => !one.closest('code, time, #month')).flatMap(one =>
          [...one.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim())
            .filter(text => /\p{L}/u.test(text) && !text.startsWith(mark) && !/^\w{3} \d{1,2}, \d{4}$/.test(text))
            .map(text => `${called(one)}: ${text}`))
        """;

    /// <summary>What does not stand as it should where words run from right to left.</summary>
    private const string NotMirrored =
        """
        () => states().flatMap(root => {
          const start = selector => root.querySelector(selector)?.getBoundingClientRect().right ?? NaN;
          const isWrong = {
            direction: root.querySelector('[dir]')?.dir !== 'rtl',
            tabs: start('.tab:first-child') < start('.tab:last-child'),
            headline: start('.number') < start('.headline .chip'),
            header: start('.header h2') < start('.header') - 40,
          };
          return Object.keys(isWrong).filter(what => isWrong[what]).map(what => `${root.host.localName}: ${what}`);
        })
        """;

    public static TheoryData<string> Languages { get; } = [.. Tags()];

    [Theory]
    [MemberData(nameof(Languages))]
    [InlineData("en-XA")]
    [InlineData("ar-XB")]
    public async Task nothing_is_wider_than_a_small_phone_in_any_state(string language)
    {
        var page = await Open($"width=320&lang={language}");

        (await page.EvaluateAsync<string[]>(TooWide)).Should().BeEmpty();
    }

    [Fact]
    public async Task texts_three_times_as_long_have_room()
    {
        var page = await Open("width=320&lang=en&text=3");

        (await page.EvaluateAsync<string[]>(TooWide)).Should().BeEmpty();
    }

    [Fact]
    public async Task every_word_comes_from_a_locale_file()
    {
        var page = await Open("width=390&lang=en-XA");

        (await page.EvaluateAsync<string[]>(NotSaid, "⟦")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("ar-XB")]
    public async Task everything_stands_mirrored_where_words_run_from_right_to_left(string language)
    {
        var page = await Open($"width=390&lang={language}");

        (await page.EvaluateAsync<string[]>(NotMirrored)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task axe_finds_no_violation_in_any_state(string language)
    {
        var page = await Open($"width=390&lang={language}");

        (await new DemoPage(page, language).AxeViolations()).Should().BeEmpty();
    }

    [Fact]
    public async Task axe_finds_no_violation_in_any_language()
    {
        var page = await Open("width=390&lang=*&state=member-coming-and-going");

        (await new DemoPage(page, "en").AxeViolations()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task axe_finds_no_violation_in_any_theme(string scheme)
    {
        var page = await Open($"width=390&theme=*&scheme={scheme}&state=joining,debt,rewards-taken,perks,history");

        (await new DemoPage(page, "en").AxeViolations()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("en", 1600, 1180, 1580)]
    [InlineData("ar", 1600, 20, 420)]
    [InlineData("en", 320, 0, 320)]
    public async Task the_dialog_is_a_card_in_the_corner_and_a_sheet_on_a_phone(
        string language, int width, int left, int right)
    {
        var page = await Open($"width={Math.Min(width, 390)}&lang={language}&state=launcher-open");

        var box = (await page.Locator("dialog").BoundingBoxAsync())!;
        (box.X, box.X + box.Width).Should().Be((left, right));
        (box.Y + box.Height).Should().Be(width < 480 ? 900 : 880);
    }

    /// <summary>The page, once everything on it has come to rest; a state that was not reached says so.</summary>
    private async Task<IPage> Open(string query)
    {
        var width = query.Contains("=320", StringComparison.Ordinal) ? 320 : 1600;
        var page = await demo.NewPage(
            new() { BypassCSP = true, ViewportSize = new() { Width = width, Height = 900 } });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);

        await page.GotoAsync($"{demo.Address}demo/themes?bare&{query}");
        await page.Locator("html[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        errors.Should().BeEmpty();
        await page.EvaluateAsync(
            """
            () => {
              window.states = () => [...document.querySelectorAll('.cell > [lang]')]
                .filter(host => host.checkVisibility()).map(host => host.shadowRoot)
                .filter(root => root.querySelector('[dir]'));
              window.shown = () => states().flatMap(root => [...root.querySelectorAll('*')])
                .filter(one => one.checkVisibility());
              window.called = one => `${one.getRootNode().host.localName} ${one.localName}.${one.className}`;
            }
            """);
        (await page.EvaluateAsync<int>("() => states().length")).Should().BePositive();
        return page;
    }

    private static IEnumerable<string> Tags() =>
        JsonDocument.Parse(File.ReadAllBytes(Repository.File("locales/_meta.json"))).RootElement.EnumerateObject()
            .Select(language => language.Name);
}
