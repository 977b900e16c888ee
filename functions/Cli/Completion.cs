using System.CommandLine;

namespace Loyalty.Cli;

/// <summary>
/// <c>loyalty completion</c>: a script for the shell that has this program itself complete the line, by the
/// <c>[suggest]</c> directive of System.CommandLine.
/// </summary>
public static class Completion
{
    private const string Bash = """
        _loyalty() {
          local line="${COMP_LINE}"
          mapfile -t COMPREPLY < <(loyalty "[suggest:${COMP_POINT}]" "${line}" 2>/dev/null \
            | grep -F -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _loyalty loyalty
        """;

    private const string Zsh = """
        _loyalty() {
          local -a found
          found=("${(@f)$(loyalty "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
          _files
        }
        compdef _loyalty loyalty
        """;

    private const string Fish = """
        complete -f -c loyalty -a '(loyalty "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName loyalty -ScriptBlock {
          param($word, $line, $at)
          loyalty "[suggest:$at]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    private static readonly Argument<string> Shell = new("shell") { Description = "bash, zsh, fish or pwsh." };

    static Completion() => Shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");

    public static Command Command() => Verb.Offline(
        "completion",
        "Prints a script that completes loyalty’s commands in a shell.",
        Run,
        ["eval \"$(loyalty completion bash)\"", "loyalty completion fish | source"],
        Shell);

    private static Task<Told> Run(Asked asked)
    {
        var script = asked.Of(Shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        };
        var document = new System.Text.Json.Nodes.JsonObject { ["shell"] = asked.Of(Shell), ["script"] = script };
        return Task.FromResult(Told.Of(document, CliText.Default.JsonObject, script + "\n"));
    }
}
