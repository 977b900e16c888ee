using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>
/// What the app counts and logs is listed in docs/operations.md, and what dashboards and queries look for is there to
/// be found: names, units, levels and texts.
/// </summary>
public sealed partial class TelemetryTests
{
    private const string Guide = "docs/operations.md";
    private const string Workbook = "infra/bicep/workbook.json";
    private const string Grafana = "docs/dashboards/grafana.json";

    private static readonly Event[] Events = [.. Code.Product.SelectMany(unit => unit.Value
        .Nodes<MethodDeclarationSyntax>()
        .SelectMany(method => method.AttributeLists.SelectMany(list => list.Attributes)
            .Where(attribute => attribute.Name.ToString() == "LoggerMessage")
            .Select(attribute => Event.Of(unit.Key, method, attribute))))];

    private static readonly (string Name, string Unit, bool IsHistogram)[] Metrics =
        [.. Code.Units["functions/App/Telemetry/Meters.cs"].Nodes<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }, _, _, ..]
                && call.Expression.ToString().StartsWith("Meter.Create", StringComparison.Ordinal))
            .Select(call => (
                Text(call.ArgumentList.Arguments[0].Expression),
                Text(call.ArgumentList.Arguments[1].Expression),
                call.Expression.ToString().Contains("Histogram", StringComparison.Ordinal)))];

    [Fact]
    public void every_event_has_a_number_and_a_name_of_its_own()
    {
        Events.Should().NotBeEmpty();
        Events.Select(one => one.Number).Should().OnlyHaveUniqueItems();
        Events.Select(one => one.Name).Should().OnlyHaveUniqueItems("the host hands on the name alone");
    }

    [Fact]
    public void a_files_events_are_of_one_thousand() =>
        Events.GroupBy(one => one.File)
            .Where(file => file.Select(one => one.Number / 1000).Distinct().Count() > 1)
            .Select(file => file.Key)
            .ShouldHold("What comes in, what goes wrong, the start and the night have a thousand each.");

    [Fact]
    public void every_event_is_in_the_guide_and_the_other_way() =>
        Rows("Events").Should().BeEquivalentTo(
            Events.Select(one => $"| {one.Number} | `{one.Name}` | {one.Level} | {one.Says} |"));

    [Fact]
    public void every_reason_to_go_to_quarantine_has_its_advice_and_the_other_way() =>
        Tree.Lines(Guide).SkipWhile(line => line != "| Reason | What to do |").Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(row => Coded().Matches(row.Split('|')[1])).Select(match => match.Groups["code"].Value)
            .Should().BeEquivalentTo(Reasons());

    [Fact]
    public void every_metric_is_in_the_guide_and_the_other_way() =>
        Rows("Metrics").Select(row => string.Join('|', row.Split('|')[1..3])).Should().BeEquivalentTo(
            Metrics.Select(one => $" `{one.Name}` | `{one.Unit}` "));

    [Fact]
    public void every_metric_is_on_both_dashboards_and_the_other_way()
    {
        Queries(Workbook).SelectMany(query => Metric().Matches(query)).Select(match => match.Value).Distinct()
            .Should().BeEquivalentTo(Metrics.Select(one => one.Name));
        Queries(Grafana).SelectMany(query => Series().Matches(query)).Select(match => match.Value).Distinct()
            .Should().OnlyContain(series => Metrics.Any(one => SeriesOf(one).Contains(series)));
        Metrics.Where(one => !Queries(Grafana).Any(query => SeriesOf(one).Any(query.Contains)))
            .Select(one => one.Name).ShouldHold(Grafana + " does not show it.");
    }

    [Fact]
    public void every_event_that_is_searched_for_is_logged_and_its_text_is_taken_apart_as_it_is_written()
    {
        var queries = Queries(Workbook).Append(Tree.Text(Guide)).ToList();
        queries.SelectMany(query => Searched().Matches(query)).SelectMany(match => Quoted().Matches(match.Value))
            .Select(match => match.Groups["text"].Value)
            .Except(Events.Select(one => one.Name)).ShouldHold("Nobody logs it.");
        var parsed = queries.SelectMany(query => Parsed().Matches(query))
            .Select(match => Typed().Replace(match.Groups["pattern"].Value, "")).ToList();
        parsed.Should().HaveCountGreaterThan(5);
        parsed.Except(Events.Select(one => one.Pattern)).ShouldHold("No event is written like this.");
    }

    /// <summary>The codes that make a delivery unreadable, and those of the front door.</summary>
    private static IEnumerable<string> Reasons() =>
        Code.Product.SelectMany(unit => unit.Value.Nodes<ArgumentListSyntax>()
            .Where(list => list.Parent switch
            {
                ObjectCreationExpressionSyntax made => Unreadable().IsMatch(made.Type.ToString()),
                ImplicitObjectCreationExpressionSyntax made => Unreadable().IsMatch(
                    made.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.ValueText),
                InvocationExpressionSyntax call => call.Expression.ToString() == "Taken.NotUnderstood",
                _ => false,
            })
            .SelectMany(list => list.Arguments.Select(argument => argument.Expression))
            .OfType<LiteralExpressionSyntax>()
            .Select(literal => literal.Token.ValueText)
            .Where(text => text.Contains('_', StringComparison.Ordinal) || text is "internal" or "malformed"))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The rows of the table under a heading of the guide, without its head.</summary>
    private static IEnumerable<string> Rows(string heading) =>
        Tree.Lines(Guide).SkipWhile(line => line != "## " + heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2);

    /// <summary>Every query of a dashboard: what its items ask.</summary>
    private static List<string> Queries(string file)
    {
        using var dashboard = JsonDocument.Parse(Tree.Text(file));
        var queries = new List<string>();
        Walk(dashboard.RootElement);
        return queries;

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                element.EnumerateArray().ToList().ForEach(Walk);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    if (property is { Name: "query" or "expr", Value.ValueKind: JsonValueKind.String })
                    {
                        queries.Add(property.Value.GetString()!);
                    }

                    Walk(property.Value);
                }
            }
        }
    }

    /// <summary>
    /// A metric's series as Prometheus names them (OpenTelemetry, "Prometheus and OpenMetrics Compatibility"): dots are
    /// underscores, a unit in braces is left out.
    /// </summary>
    private static string[] SeriesOf((string Name, string Unit, bool IsHistogram) metric)
    {
        var name = metric.Name.Replace('.', '_') + (metric.Unit == "s" ? "_seconds" : "");
        return metric.IsHistogram ? [name + "_bucket", name + "_sum", name + "_count"] : [name + "_total"];
    }

    private static string Text(ExpressionSyntax expression) => ((LiteralExpressionSyntax)expression).Token.ValueText;

    [GeneratedRegex(@"\bloyalty\.[a-z_.]+\b")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bloyalty_[a-z_]+\b")]
    private static partial Regex Series();

    [GeneratedRegex("(Unreadable|NotUnderstoodException)$")]
    private static partial Regex Unreadable();

    [GeneratedRegex("`(?<code>[a-z0-9_]+)`")]
    private static partial Regex Coded();

    [GeneratedRegex(@"EventName\) (==|in) [^\n]*")]
    private static partial Regex Searched();

    [GeneratedRegex("\"(?<text>[^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"parse message with (?<pattern>[^\n]*)")]
    private static partial Regex Parsed();

    [GeneratedRegex(@"(?<=\w):(long|real)\b")]
    private static partial Regex Typed();

    /// <summary>A log message as its method and attribute say.</summary>
    private sealed partial record Event(string File, int Number, string Name, string Level, string Says)
    {
        /// <summary>How a query takes its text apart: <c>Shop ": a delivery from " Storefront</c>.</summary>
        public string Pattern => Hole().Replace('"' + Says + '"', "\" ${name} \"")
            .Replace("\"\" ", "", StringComparison.Ordinal).Replace(" \"\"", "", StringComparison.Ordinal);

        public static Event Of(string file, MethodDeclarationSyntax method, AttributeSyntax attribute)
        {
            var given = attribute.ArgumentList!.Arguments;
            return new Event(
                file,
                given[0].Expression is LiteralExpressionSyntax { Token.Value: int number } ? number : 0,
                method.Identifier.ValueText,
                ((MemberAccessExpressionSyntax)given[1].Expression).Name.ToString(),
                Text(given[2].Expression));
        }

        [GeneratedRegex(@"\{(?<name>\w+)\}")]
        private static partial Regex Hole();
    }
}
