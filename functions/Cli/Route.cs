namespace Loyalty.Cli;

/// <summary>An address of the owner's API, each part and value escaped.</summary>
public sealed record Route(string Path, string Query)
{
    public static Route Of(params IReadOnlyList<string> parts) =>
        new("api/admin/" + string.Join('/', parts.Select(Uri.EscapeDataString)), "lang=en");

    /// <summary>With one thing more to say; without it where there is nothing to say.</summary>
    public Route With(string name, string? value) =>
        value is null ? this : this with { Query = $"{Query}&{name}={Uri.EscapeDataString(value)}" };

    public override string ToString() => $"{Path}?{Query}";
}
