using System.Text.RegularExpressions;

namespace House.Tests.Deployment;

/// <summary>What holds of every Bicep file, whatever it makes.</summary>
internal static partial class BicepRules
{
    public static readonly Rule<BicepFile>[] All =
    [
        new("can be read", file => file.Errors, "param location string ="),
        new("knows every name it uses", file => file.Unknown, "var a = b"),
        new("describes every parameter and output",
            file => file.Parameters.Concat(file.Outputs).Where(one => !one.IsDescribed).Select(one => one.Name),
            "param location string"),
        new("uses every parameter",
            file => file.Parameters.Select(one => one.Name)
                .Where(name => Regex.Count(file.Text, $@"\b{name}\b") < 2),
            "@description('Where everything is.')\nparam location string"),
        new("takes released versions of Azure's interfaces only",
            file => file.Resources.Select(one => one.Type).Where(type => !Released().IsMatch(type)),
            "resource a 'Microsoft.Web/sites@2025-01-01-preview' existing = { name: 'a' }"),
        new("takes modules from its folder, or from a registry by an exact version",
            file => file.Modules
                .Where(module => file.Called(module) is null && !Pinned().IsMatch(module.Path))
                .Select(module => module.Path),
            "module a 'br/public:avm/res/web/site:latest' = { params: {} }"),
        new("tells a module all it asks for, and nothing else",
            WronglyTold,
            """module a 'modules/identity.bicep' = { params: { name: 'a', location: 'b', tag: {} } }"""),
        new("asks a module for what it says only",
            file => Asked().Matches(file.Text)
                .Where(asked => !Knows(file, asked.Groups["module"].Value, asked.Groups["output"].Value))
                .Select(asked => asked.Value),
            """
            module a 'modules/identity.bicep' = { params: { name: 'a', location: 'b', tags: {} } }
            var b = a.outputs.key
            """),
        new("says where a part belongs",
            file => file.Made()
                .Where(one => one.Type.Count(letter => letter == '/') > 1 && !one.Properties.Contains("parent"))
                .Select(one => one.Type),
            "resource a 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = { name: 'b/default' }"),
        new("names no region",
            file => Region().Matches(file.Text).Select(region => region.Value),
            "resource a 'Microsoft.Web/serverfarms@2025-03-01' = { name: 'a', location: 'westeurope' }"),
        new("keeps what is secret in secure parameters",
            file => file.Parameters.Where(one => Secret().IsMatch(one.Name) && !one.IsSecure).Select(one => one.Name),
            "@description('What signs a webhook.')\nparam webhookSecret string"),
        new("says no secret in an output",
            file => file.Outputs
                .Where(output => SecretRead().IsMatch(output.Text)
                    || file.Parameters.Any(one => one.IsSecure && Regex.IsMatch(output.Text, $@"\b{one.Name}\b")))
                .Select(output => output.Name),
            """
            @secure()
            param a string
            output b string = 'Key=${a}'
            """),
        new("reads no key",
            file => KeyRead().Matches(file.Text).Select(key => key.Value),
            "var a = storage.listKeys().keys[0].value"),
    ];

    private static IEnumerable<string> WronglyTold(BicepFile file)
    {
        foreach (var module in file.Modules)
        {
            var asked = Named(file, module.Path)?.Parameters ?? [];
            var missing = asked.Where(one => !one.HasDefault).Select(one => one.Name).Except(module.Parameters);
            var unknown = module.Parameters.Except(asked.Select(one => one.Name));
            foreach (var name in missing.Concat(Named(file, module.Path) is null ? [] : unknown))
            {
                yield return $"{module.Symbol}: {name}";
            }
        }
    }

    private static bool Knows(BicepFile file, string symbol, string output) =>
        file.Modules.FirstOrDefault(one => one.Symbol == symbol) is { } module
        && (Named(file, module.Path) is not { } called || called.Outputs.Any(one => one.Name == output));

    /// <summary>Examples lie elsewhere, and call the modules of the deployment all the same.</summary>
    private static BicepFile? Named(BicepFile file, string path) =>
        BicepFile.All.FirstOrDefault(one => one.File == "infra/bicep/" + path);

    [GeneratedRegex(@"^Microsoft\.[\w./]+@\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Released();

    [GeneratedRegex(@"^br[/:][\w./:-]+:\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\b(?<module>\w+)!?\.outputs\.(?<output>\w+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\blocation: '(?!global')[^']*'")]
    private static partial Regex Region();

    [GeneratedRegex("(?i)(secret|password|key)$")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?i)\.list\w*\(|connectionstring|accountkey|sharedkey|instrumentationkey|properties\.value\b")]
    private static partial Regex SecretRead();

    [GeneratedRegex(@"(?i)\blist(keys|accountsas|servicesas|secrets)\s*\(|AccountKey=|DefaultEndpointsProtocol")]
    private static partial Regex KeyRead();
}
