// Keeps the one secret of the deployment. The app reads it by reference; nobody needs to see it again.

@description('Name of the vault: 3 to 24 letters, digits and dashes.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the vault.')
param location string

@description('Tags of the environment.')
param tags object

@description('32 random bytes as base64.')
@secure()
param encryptionKey string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // Without the key, quarantined deliveries and shops' secrets are lost: it cannot be purged in a hurry.
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'encryption-key'
  properties: { value: encryptionKey, contentType: 'AES-256, base64' }
}

@description('Name of the vault.')
output name string = vault.name

@description('Address the app settings refer to, without a version: a new one is taken up by itself.')
output encryptionKeyUri string = '${vault.properties.vaultUri}secrets/${secret.name}'
