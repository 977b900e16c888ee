using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Loyalty.Cli;

/// <summary>What may be said to more than one command, so that it is named and means the same at each.</summary>
public static class Options
{
    private static readonly Uri Here = new("http://localhost:7071");

    public static Option<string> Shop { get; } = new("--shop")
    {
        Description = $"The shop’s id; else {Settings.ShopName} says it.",
        HelpName = "id",
        Required = Settings.Shop is null,
        DefaultValueFactory = Settings.Shop is { } shop ? _ => shop : null,
    };

    public static Option<Uri> Url { get; } = new("--url")
    {
        Description = $"Where the app answers; else {Settings.UrlName} says it, else it is {Here}.",
        HelpName = "address",
        DefaultValueFactory = given => Settings.Set(Settings.UrlName) is { } text
            ? AddressOf(text, given, Settings.UrlName) ?? Here
            : Here,
        CustomParser = Address,
    };

    public static Option<string> Key { get; } = new("--key")
    {
        Description = $"The owner’s key. Better set {Settings.OwnerKeyName}: others on this machine can read a line.",
        HelpName = "key",
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Prints one JSON document on standard output.",
    };

    public static Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "Checks and says what would be done, and does nothing.",
    };

    public static Option<bool> Yes { get; } = new("--yes")
    {
        Description = "Does it without asking.",
    };

    public static Option<int> Patience { get; } = new("--patience")
    {
        Description = "How many seconds to try again while the app or its storage is away.",
        HelpName = "seconds",
        DefaultValueFactory = _ => 30,
        Validators = { given => Between(given, 0, 3_600) },
    };

    public static Option<string> Storefront { get; } = new("--storefront")
    {
        Description = "One storefront: shopify, woocommerce, stripe or standard.",
        HelpName = "name",
    };

    static Options() => Storefront.AcceptOnlyFromAmong("shopify", "woocommerce", "stripe", "standard");

    public static void Between(OptionResult given, int least, int most)
    {
        // What is no number at all is refused without us.
        if (given.Tokens is [var told] && int.TryParse(told.Value, CultureInfo.InvariantCulture, out var value)
            && (value < least || value > most))
        {
            given.AddError(string.Create(CultureInfo.InvariantCulture, $"{given.Option.Name} is {least} to {most}."));
        }
    }

    /// <summary>A whole address, of the option it is given to.</summary>
    public static Uri? Address(ArgumentResult given) =>
        AddressOf(given.Tokens[0].Value, given, (given.Parent as OptionResult)?.Option.Name);

    private static Uri? AddressOf(string text, ArgumentResult given, string? name)
    {
        var address = Settings.AddressOf(text);
        if (address is null)
        {
            given.AddError($"{name} is not an address: give it whole, like https://points.example.com.");
        }

        return address;
    }
}
