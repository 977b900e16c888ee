using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>Everything fits a screen or two.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestMethod = 40;
    private const int LongestLine = 120;

    [Fact]
    public void no_file_is_longer_than_250_lines() =>
        Tree.Ending(".cs", ".ts", ".mjs", ".css", ".bicep", ".html")
            .Where(Tree.IsHandwritten)
            .Select(file => (file, Lines: Tree.Lines(file).Length))
            .Where(one => one.Lines > LongestFile)
            .Select(one => $"{one.file}: {one.Lines} lines")
            .ShouldHold();

    [Fact]
    public void no_line_is_longer_than_120_columns() =>
        Tree.Ending(".cs", ".ts", ".mjs", ".css", ".bicep")
            .Where(Tree.IsHandwritten)
            .SelectMany(file => Tree.Lines(file)
                .Select((line, index) => (line.Length, Place: $"{file}:{index + 1}: {line.Length} columns"))
                .Where(line => line.Length > LongestLine)
                .Select(line => line.Place))
            .ShouldHold();

    [Fact]
    public void no_method_is_longer_than_40_lines() =>
        Code.Units
            .SelectMany(unit => unit.Value.DescendantNodes()
                .Where(node =>
                    node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
                .Select(method => (unit.Key, Line: method.LineOf(), Lines: BodyOf(method))))
            .Where(one => one.Lines > LongestMethod)
            .Select(one => $"{one.Key}:{one.Line}: {one.Lines} lines")
            .ShouldHold();

    /// <summary>What is between the braces or after the arrow.</summary>
    private static int BodyOf(SyntaxNode method) =>
        method.ChildNodes().OfType<BlockSyntax>().FirstOrDefault()?.LinesOf() - 2
        ?? method.ChildNodes().OfType<ArrowExpressionClauseSyntax>().FirstOrDefault()?.LinesOf()
        ?? 0;
}
