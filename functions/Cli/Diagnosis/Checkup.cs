using System.Text.Json;

namespace Loyalty.Cli.Diagnosis;

/// <summary>What the app finds when it looks at itself (docs/openapi.yaml, Checkup).</summary>
public sealed record Checkup(DateTimeOffset At, string Version, IReadOnlyList<CheckLine> Checks);

/// <summary>One check: ok, warning or failed, with a code that says why.</summary>
public sealed record CheckLine(
    string Check, string State, string? Code = null, IReadOnlyDictionary<string, JsonElement>? Params = null);

/// <summary>What <c>loyalty doctor --json</c> prints: every check from here and from the app.</summary>
public sealed record Examination(string Url, string? Shop, IReadOnlyList<Finding> Checks, int Failed, int Warnings);

/// <summary>One check, and what to do where it is not ok.</summary>
public sealed record Finding(string Check, string State, string? Code = null, string? What = null, string? Next = null)
{
    public static Finding Ok(string check, string? what = null) => new(check, "ok", null, what);

    public static Finding Failed(string check, string code, string? what = null) =>
        new(check, "failed", code, what, Remedies.For(code));

    public static Finding Warning(string check, string code, string? what = null) =>
        new(check, "warning", code, what, Remedies.For(code));

    /// <summary>As the app says it; its parameters say what it is about.</summary>
    public static Finding Of(CheckLine line)
    {
        var about = string.Join(", ", (line.Params ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            .Select(one => $"{one.Key} {one.Value}"));
        return new Finding(
            line.Check,
            line.State,
            line.Code,
            about.Length > 0 ? about : null,
            line.State == "ok" || line.Code is null ? null : Remedies.For(line.Code));
    }
}
