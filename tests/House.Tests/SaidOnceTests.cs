using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>What is decided in one place is written in one place.</summary>
public sealed partial class SaidOnceTests
{
    /// <summary>One place a program.</summary>
    private static readonly string[] Settings = ["functions/App/Settings.cs", "functions/Cli/Settings.cs"];

    [Fact]
    public void only_tables_say_partition_and_row_key() =>
        Code.Product
            .Where(unit => !unit.Key.StartsWith("functions/App/Tables/", StringComparison.Ordinal)
                && unit.Key != "functions/App/Shops/ShopTable.cs")
            .Where(unit => unit.Value.DescendantTokens().Any(token => StorageKey().IsMatch(token.ValueText)))
            .Select(unit => unit.Key)
            .ShouldHold("Ask functions/App/Tables.");

    [Fact]
    public void only_http_knows_the_status_of_a_refusal() =>
        Code.Product
            .Where(unit => unit.Key.StartsWith("functions/App/Triggers/", StringComparison.Ordinal))
            .SelectMany(unit => unit.Value.Nodes<LiteralExpressionSyntax>()
                .Where(number => number.Token.Value is >= 400 and <= 599)
                .Select(number => $"{unit.Key}:{number.LineOf()}: {number}"))
            .ShouldHold("Refuse by a Problem; functions/App/Http/Problems.cs gives it its status.");

    [Fact]
    public void only_http_sets_a_status() =>
        Code.Product
            .Where(unit => !unit.Key.StartsWith("functions/App/Http/", StringComparison.Ordinal)
                && !unit.Key.StartsWith("functions/Cli/", StringComparison.Ordinal))
            .SelectMany(unit => unit.Value.Nodes<IdentifierNameSyntax>()
                .Where(name => name.Identifier.Text is "StatusCodes" or "HttpStatusCode" or "StatusCode")
                .Select(name => $"{unit.Key}:{name.LineOf()}: {name.Parent}"))
            .ShouldHold();

    [Fact]
    public void only_settings_read_the_configuration() =>
        Code.Product
            .Where(unit => !Settings.Contains(unit.Key))
            .SelectMany(unit => unit.Value.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken)
                    && token.Text is "IConfiguration" or "GetEnvironmentVariable")
                .Select(token => $"{unit.Key}: {token.Text}"))
            .ShouldHold("Settings.cs of a program reads, checks and names every setting.");

    [GeneratedRegex(@"\b(PartitionKey|RowKey)\b")]
    private static partial Regex StorageKey();
}
