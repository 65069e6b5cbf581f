using Samsteg.Web;

return await SamstegCommands.RunAsync(args);
