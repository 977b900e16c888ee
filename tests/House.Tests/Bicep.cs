using System.Text.Json;

namespace House.Tests;

/// <summary>
/// The deployment as a parser reads it (tests/oracles/bicep.mjs). It is not Bicep's compiler: types and the properties
/// of resources are checked where that runs, before a deployment.
/// </summary>
internal static class Bicep
{
    private static readonly Lazy<BicepFile[]> Read = new(() =>
    {
        if (!Directory.Exists(Tree.Path("tests/oracles/node_modules")))
        {
            Tree.Run("npm", "--prefix", "tests/oracles", "ci", "--silent", "--no-audit", "--no-fund");
        }

        var files = Tree.Ending(".bicep").ToArray();
        return JsonSerializer.Deserialize<BicepFile[]>(
            Tree.Run("node", ["tests/oracles/bicep.mjs", .. files]), JsonSerializerOptions.Web)!;
    });

    public static IReadOnlyList<BicepFile> Files => Read.Value;

    /// <summary>The app settings a deployment makes.</summary>
    public static IEnumerable<string> Settings => Files.SelectMany(file => file.AppSettings);
}

/// <summary>One file: what it declares and, by line, where it cannot be read.</summary>
internal sealed record BicepFile(
    string File,
    string[] Errors,
    BicepName[] Parameters,
    BicepName[] Outputs,
    string[] Modules,
    string[] Resources,
    string[] AppSettings);

/// <summary>A parameter or an output, whether it is described and kept secret, and what it is made of.</summary>
internal sealed record BicepName(string Name, bool IsDescribed, bool IsSecure, string Text);
